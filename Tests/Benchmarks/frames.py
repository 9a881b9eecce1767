#!/usr/bin/env python3
"""Times the app on a terminal: to its first frame, and from a key to the picture that it leads to.

Each run starts a bare ncurses program (floor.c) and then the app, each on an 80x24 pseudo-terminal
of its own, and divides the app's times by the floor's of the same run. The ratios are what counts:
a machine's speed is its own and drifts.

The app is built and given a history of 10,000 attempts, with a session
that was left open (measured_app.py). --binary and --history measure another one as it stands. What must
hold is in bars.py.

Needs python3 with pyte, a C compiler, libncurses-dev, and what the app's build needs.
"""
import argparse
import fcntl
import os
import pathlib
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import pyte

import measured_app

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS, ROWS = 80, 24
# Seconds without output after which a picture counts as finished, and most to wait for one.
QUIET, PATIENCE = 0.03, 10

# What is pressed, and what it must lead to.
FIRST_FRAME = ("first frame", r"Edgewise(.|\n)*\? help")
KEYS = [
    ("move on Today", b"j", r"Edgewise(.|\n)*\? help"),
    ("move back", b"k", r"Edgewise(.|\n)*\? help"),
    ("go on with the session", b"\r", r"How sure are you(.|\n)*reveal"),
    ("say how sure", b"3", r"\[fairly\]"),
    ("reveal", b" ", r"Did you say it"),
    ("tick", b"x", r"Did you say it"),
    ("next key point", b"j", r"Did you say it"),
    ("go to the answer", b"\t", r"Did you say it"),
    ("scroll a line", b"j", r"Did you say it"),
    ("scroll a page", b"\x04", r"Did you say it"),
    ("grade, on disk", b"h", r"How sure are you(.|\n)*reveal"),
]


class Program:
    """A program on a pseudo-terminal, and the picture that it has drawn there."""

    def __init__(self, command, environment):
        self.name = pathlib.Path(command[0]).name
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.terminal, device = os.openpty()
        fcntl.ioctl(device, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        started, report = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            self._take(device)
            # The last thing before the program, so that only its own time counts.
            os.write(report, struct.pack("d", time.monotonic()))
            try:
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        os.close(device)
        os.close(report)
        self.start, = struct.unpack("d", os.read(started, 8))
        os.close(started)

    @staticmethod
    def _take(device):
        os.setsid()
        fcntl.ioctl(device, termios.TIOCSCTTY, 0)
        for standard in range(3):
            os.dup2(device, standard)

    def picture(self):
        return "\n".join(self.screen.display)

    def settle(self, since, quiet=QUIET):
        """Seconds from a moment to the last output of the burst that follows it."""
        last, deadline, output = None, time.monotonic() + PATIENCE, []
        while select.select([self.terminal], [], [], quiet if last else PATIENCE)[0]:
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                data = b""
            now = time.monotonic()
            if not data or now > deadline:
                break
            last = now
            output.append(data)
        # Afterwards: reading the picture takes longer than drawing it.
        self.stream.feed(b"".join(output))
        if last is None:
            sys.exit(f"{self.name}: nothing came within {PATIENCE} s, after\n{self.picture()}")
        return last - since

    def first_frame(self):
        return self.settle(self.start)

    def press(self, key, quiet=QUIET):
        since = time.monotonic()
        os.write(self.terminal, key)
        return self.settle(since, quiet)

    def rest(self, seconds):
        """Reads what comes until nothing does for some seconds, and takes it into the picture."""
        deadline = time.monotonic() + PATIENCE
        while select.select([self.terminal], [], [], seconds)[0]:
            if time.monotonic() > deadline:
                sys.exit(f"{self.name}: does not come to rest")
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                return
            if not data:
                return
            self.stream.feed(data)

    def expect(self, pattern, after):
        if not re.search(pattern, self.picture()):
            sys.exit(f"{self.name}: no {pattern!r} on the screen after {after}:\n{self.picture()}")

    def peak_memory(self):
        """The most memory that was resident, in MiB; None where the system does not say."""
        try:
            status = pathlib.Path(f"/proc/{self.process}/status").read_text()
        except OSError:
            return None
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024

    def end(self):
        os.kill(self.process, signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while os.waitpid(self.process, os.WNOHANG)[0] == 0:
            if time.monotonic() > end:
                os.kill(self.process, signal.SIGKILL)
            # What is still sent has to be read, or the program may wait for room.
            if select.select([self.terminal], [], [], 0.002)[0]:
                try:
                    os.read(self.terminal, 1 << 16)
                except OSError:
                    pass
        os.close(self.terminal)


def compile_floor(folder):
    """Compiles the floor into a folder, and returns its path."""
    floor = folder / "floor"
    subprocess.run(
        ["cc", "-O2", str(HERE / "floor.c"), "-o", str(floor), "-lncursesw", "-ltinfo"],
        check=True)
    return floor


def environment_of(home):
    """The variables of a program that keeps what it keeps in a folder."""
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "XDG_DATA_HOME": str(home),
        "TERM": "xterm-256color", "LANG": "C.UTF-8",
    }


def run_floor(floor, environment):
    program = Program([str(floor)], environment)
    first = program.first_frame()
    program.expect("any key moves", "the start")
    key = statistics.median(program.press(b"j") for _ in range(5))
    memory = program.peak_memory()
    program.end()
    return first, key, memory


def run_app(app, environment):
    program = Program([str(app)], environment)
    times = {FIRST_FRAME[0]: program.first_frame()}
    program.expect(FIRST_FRAME[1], "the start")
    for name, key, pattern in KEYS:
        times[name] = program.press(key)
        program.expect(pattern, name)
    memory = program.peak_memory()
    program.end()
    return times, memory


def leave_session(app, environment):
    """Answers one question and quits in the middle of the next."""
    program = Program([str(app)], environment)
    program.first_frame()
    for key in (b"\r", b" ", b"g"):
        program.press(key)
    program.expect("How sure are you", "the first answer")
    program.end()


def quartiles(values):
    if len(values) < 2:
        return values * 3
    return statistics.quantiles(values, n=4, method="inclusive")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--runs", type=int, default=41)
    parser.add_argument("--binary", help="an app that is built already")
    parser.add_argument("--history", help="its history; a copy of it is used")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        floor, environment = compile_floor(folder), environment_of(folder)
        history = folder / "edgewise/history.db"
        history.parent.mkdir()
        kept = folder / "kept.db"
        if options.binary:
            app = pathlib.Path(options.binary).resolve()
            if options.history:
                shutil.copy(options.history, history)
        else:
            app, ids = measured_app.make_app()
            measured_app.make_history(app, environment, ids)
        leave_session(app, environment)
        # Whole, as the app has closed it. A backup would not do: it is not in WAL mode yet.
        shutil.copy(history, kept)

        floors, apps = [], []
        for number in range(options.runs + 1):
            for file in history.parent.iterdir():
                file.unlink()
            shutil.copy(kept, history)
            floors.append(run_floor(floor, environment))
            apps.append(run_app(app, environment))
            print(f"\rrun {number} of {options.runs}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        report(floors[1:], apps[1:])


def report(floors, apps):
    """Prints the figures of all runs but the first, which warms up."""
    print(f"{'':24}{'app':>9}{'floor':>9}{'ratio':>8}{'quartiles':>16}")
    for name in [FIRST_FRAME[0]] + [key[0] for key in KEYS]:
        base = [first if name == FIRST_FRAME[0] else key for first, key, _ in floors]
        own = [times[name] for times, _ in apps]
        low, middle, high = quartiles([a / b for a, b in zip(own, base)])
        print(f"{name:24}{statistics.median(own) * 1e3:6.2f} ms{statistics.median(base) * 1e3:6.2f}"
              f" ms{middle:8.2f}{low:9.2f}-{high:.2f}")
    memory = [figure for _, figure in apps if figure]
    if memory:
        print(f"{'peak memory':24}{statistics.median(memory):6.1f} MiB")


if __name__ == "__main__":
    main()
