#!/usr/bin/env python3
"""Measures the app as a person feels it, against the bars below; exit code 1 where one is not held.

A static release build runs on an 80x24 pseudo-terminal, with histories of
1,000, 10,000 and 1,000,000 attempts (measured_app.py). A frame is what is sent after a start or a key
until nothing more comes for a moment. Of the screens it is only known that a key must change them.
--binary measures an app that is built already, with attempts at this checkout's questions.

Needs python3 with pyte, a C compiler, libncurses-dev, and what the app's build needs. The machine must
have nothing else to do.
"""
import argparse
import os
import pathlib
import statistics
import sys
import tempfile

import frames
import measured_app

# The bars.
FIRST_FRAME_BAR = 4    # times the bare program's first frame (floor.c)
SIZES_BAR = 2          # times the first frame of any other size of the history
MEMORY_BAR = 25        # MiB resident at the most
KEY_BAR = 10           # ms from a key to its frame, the 95th of 100
REPORT_BAR = 60        # ms from a key to a page of what all attempts say, the 95th of 100

SIZES = [1_000, 10_000, 1_000_000]
KEYS_AT = SIZES[1:]
# Seconds without output after which the frame of a key is whole: short, because a clock may tick.
QUIET = 0.01
# Seconds that a person looks at a frame, at the least.
LOOK = 0.08

# What is pressed after each start. Keys without a name lead there.
TOURS = [
    [("move", b"j"), ("move", b"k"), ("move", b"j")],
    [("help", b"?")],
    [("progress", b"P")],
    [("report", b"R")],
    [("roadmap", b"O")],
    [("settings", b"S")],
    [("Browse", b"B"), ("move in Browse", b"j"), ("move in Browse", b"j"), ("find", b"/"),
     ("find: first letter", b"q"), ("find: a letter more", b"u"), ("find: a letter more", b"a")],
    [("practice", b"\r"), ("reveal", b" "), ("tick", b"x"), ("grade", b"g"), ("undo", b"u")],
]


def start(app, environment):
    program = frames.Program([str(app)], environment)
    return program, program.first_frame()


def walk(tour, app, environment, times):
    """Starts the app, presses a tour's keys, adds the seconds of each to the lists in `times`.

    Returns the app's peak memory in MiB; None where the system does not say.
    """
    program, _ = start(app, environment)
    for name, key in tour:
        program.rest(LOOK)
        before = program.picture()
        seconds = program.press(key, QUIET)
        program.rest(frames.QUIET)
        if program.picture() == before:
            sys.exit(f"{name or key}: the key changed nothing on\n{before}")
        if name:
            times.setdefault(name, []).append(seconds)
    memory = program.peak_memory()
    program.end()
    return memory


def percentile(values):
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if values[1:] else values[0]


class Table:
    """What was measured, beside what it may be."""

    def __init__(self):
        self.missed = 0

    def row(self, name, value, unit, bar, note=""):
        held = value <= bar
        self.missed += not held
        print(f"{name:44}{value:9.2f} {unit:6}<= {bar:<4}{'held' if held else 'MISSED':8}{note}",
              flush=True)


def measure_starts(floor, homes, app, runs, table):
    floors, own = [], {size: [] for size in SIZES}
    for run in range(runs + 1):
        floors.append(frames.run_floor(floor, homes[SIZES[0]])[0])
        for size in SIZES:
            program, seconds = start(app, homes[size])
            own[size].append(seconds)
            program.end()
        progress(f"start {run} of {runs}")

    # The first run warms up.
    def ratio(some, others):
        return statistics.median(a / b for a, b in zip(some[1:], others[1:]))

    def milliseconds(values):
        return f"{statistics.median(values[1:]) * 1e3:.2f} ms"

    middle = own[10_000]
    table.row("first frame, 10,000 attempts, to bare", ratio(middle, floors), "times",
              FIRST_FRAME_BAR, f"{milliseconds(middle)}, bare {milliseconds(floors)}")
    for many, few in [(10_000, 1_000), (1_000_000, 10_000), (1_000_000, 1_000)]:
        table.row(f"first frame, {many:,} to {few:,} attempts", ratio(own[many], own[few]), "times",
                  SIZES_BAR, f"{milliseconds(own[many])}, {milliseconds(own[few])}")


def measure_keys(size, environment, app, runs, table):
    times, memory = {}, []
    for run in range(runs + 1):
        if run == 1:
            times.clear()
        memory += [walk(tour, app, environment, times) for tour in TOURS]
        progress(f"{size:,} attempts: walk {run} of {runs}")
    for name, values in times.items():
        bar = REPORT_BAR if name in ("report", "progress") else KEY_BAR
        table.row(f"{name}, {size:,} attempts", percentile(values) * 1e3, "ms p95", bar,
                  f"median {statistics.median(values) * 1e3:.2f} ms of {len(values)}")
    if None not in memory:
        table.row(f"peak memory, {size:,} attempts", max(memory), "MiB", MEMORY_BAR)


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="\r", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--runs", type=int, default=20)
    parser.add_argument("--binary", help="an app that is built already")
    options = parser.parse_args()

    if options.binary:
        app, ids = pathlib.Path(options.binary).resolve(), measured_app.key_points(measured_app.CHECKOUT)
    else:
        app, ids = measured_app.make_app()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        homes = {}
        for size in SIZES:
            progress(f"a history of {size:,} attempts")
            homes[size] = frames.environment_of(folder / str(size))
            measured_app.make_history(app, homes[size], ids, size)
        busy = os.getloadavg()[0]
        if busy > os.cpu_count() / 2:
            print(f"the machine is busy (load {busy:.1f}): longer times may be those of a wait")
        table = Table()
        measure_starts(frames.compile_floor(folder), homes, app, options.runs, table)
        for size in KEYS_AT:
            measure_keys(size, homes[size], app, options.runs, table)
    if table.missed:
        sys.exit(f"{table.missed} of the bars are not held")


if __name__ == "__main__":
    main()
