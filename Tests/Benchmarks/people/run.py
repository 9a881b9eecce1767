#!/usr/bin/env python3
"""Simulated people practise through the program, and by policies to compare it with, at equal minutes a day.

Prints what of the goal they know on the date and a month later, how policies differ in pairs on the same
people, and how the program's days went. All figures are means over people, with standard errors. Policies
have the minutes a day that the same person used through the program, where those are more than planned.

Needs python3 with numpy and a C compiler, and a program with this checkout's bank. At most two run at once.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import statistics
import sys
import tempfile

import people
import policies
import program

# The program with the goal's levels chosen, as it comes, and the same of the one it is compared with.
THROUGH = ["program", "program-unset", "before", "before-unset"]
KINDS = [name + away for name in ("fsrs", "exp") for away in ("", "-7", "-21")]
LATER = 30


def simulate(task, minutes, options):
    """One person by one policy, with so many minutes a day; what came of it as a dictionary."""
    kind, number, name = task
    person, away = people.person(kind, options.bank, options.seed, number)
    goal = options.bank.goal(options.goal)
    result = {"kind": kind, "number": number, "policy": name, "days": [], "stated": []}
    if name in THROUGH:
        practise_through(person, away, name, result, options)
    elif name != "none":
        policy = policies.POLICIES[name](options.bank, options.goal, options.days)
        for used in policies.practise(person, policy, options.days, minutes, away):
            result["days"].append({"used": used})
    result["recall"] = float(person.recall(options.days)[goal].mean())
    result["later"] = float(person.recall(options.days + LATER)[goal].mean())
    return result


def practise_through(person, away, name, result, options):
    binary = options.before if name.startswith("before") else options.binary
    levels = None if name.endswith("-unset") else people.GOALS[options.goal]
    # The program's last backup may still be under way, by a process of its own.
    with tempfile.TemporaryDirectory(dir=options.folder, ignore_cleanup_errors=True) as folder:
        practice = program.Practice(binary, folder, not options.no_clock)
        practice.set_up(options.minutes, options.days, levels)
        for day in policies.days_of_practice(options.days, away):
            if day in program.ASKED_ON and levels:
                expected = practice.expected(day)
                result["stated"] += [expected] if expected else []
            took = practice.practise(person, day, options.minutes)
            result["days"].append({**vars(took), "fits": took.fits,
                                   "is_foreseeable": took.is_foreseeable})
        practice.check(person, options.days, sum(used([result])))


def mean(values, digits=3, sign=""):
    """"mean ± standard error" of values; of one alone the value."""
    average = f"{statistics.fmean(values):{sign}.{digits}f}"
    if len(values) < 2:
        return average
    return f"{average} ± {statistics.stdev(values) / len(values) ** .5:.{digits}f}"


def table(header, rows):
    print(f"\n| {' | '.join(header)} |\n|{'---|' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def show(kind, results, options):
    """The tables of one kind of people; `results` by policy, each a list by person."""
    print(f"\n### {kind}: {options.people} people, {options.goal}, {options.days} days "
          f"of {options.minutes} minutes")
    table(["policy", "on the date", "a month later", "minutes a day"], [
        [name, mean([one["recall"] for one in found]), mean([one["later"] for one in found]),
         f"{statistics.fmean(minutes):.1f}" if (minutes := used(found)) else "0"]
        for name, found in results.items()])
    if len(results) > 1:
        print("\nOn the date, the row's less the column's, in pairs:")
        names = list(results)
        table(["", *names[1:]], [
            [row, *(mean([a["recall"] - b["recall"] for a, b in zip(results[row], results[column])], 3, "+")
                    if names.index(column) > place else "" for column in names[1:])]
            for place, row in enumerate(names[:-1])])
    others = [name for name in results if name not in ("program", "none")]
    if "program" in results and others:
        best = max(others, key=lambda name: statistics.fmean(one["recall"] for one in results[name]))
        pairs = zip(results["program"], results[best])
        print(f"\nThe program less the best of the others, {best}: "
              f"{mean([a['recall'] - b['recall'] for a, b in pairs], 3, '+')}")
    rows = [[name, *how_days_went(found)] for name, found in results.items() if name in THROUGH]
    if rows:
        print("\nDays:")
        table(["program", "offer finished", "as long as stated, ± a question",
               "as one would state who knew the person", "says that it is done",
               "stated, min", "needed, min", "ranges for the date that held"], rows)
    sys.stdout.flush()


def used(found):
    return [day["used"] for one in found for day in one["days"]]


def how_days_went(found):
    days = [day for one in found for day in one["days"]]
    held = [low <= one["recall"] <= high for one in found for _, low, high in one["stated"]]

    def share(name):
        return mean([statistics.fmean(day[name] for day in one["days"]) for one in found], 2)

    return [share("is_finished"), share("fits"), share("is_foreseeable"), share("says_done"),
            *(f"{statistics.fmean(day[name] for day in days):.0f}" for name in ("stated", "needed")),
            f"{sum(held)} of {len(held)}" if held else "none stated"]


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", help="the program")
    parser.add_argument("--before", help="another program to compare it with, with the same bank")
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--days", type=int, default=60, help="days of practice before the date")
    parser.add_argument("--minutes", type=int, default=20, help="minutes a day")
    parser.add_argument("--goal", choices=people.GOALS, default="senior")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=["fsrs", "exp"])
    parser.add_argument("--policies", nargs="+", choices=[*THROUGH, *policies.POLICIES, "none"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, choices=[1, 2], default=2)
    parser.add_argument("--no-clock", action="store_true", help="people answer in no time, as scripts do")
    parser.add_argument("--out", type=pathlib.Path, help="a file for all that was found, as JSON")
    options = parser.parse_args()
    if options.policies is None:
        options.policies = ["program", *(["before", "before-unset"] if options.before else []),
                            *policies.POLICIES, "none"]
    if not options.before and any(name.startswith("before") for name in options.policies):
        parser.error("'before' needs --before")
    for name in ("binary", "before"):
        if getattr(options, name):
            setattr(options, name, os.path.abspath(getattr(options, name)))
    options.bank = people.read_bank(options.binary)
    return options


def all_results(options):
    """Every person by every policy: first through programs, then by policies with no less time."""
    minutes, found = {}, []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for names in (THROUGH, policies.POLICIES, ["none"]):
            tasks = [(kind, number, name) for kind in options.kinds for name in options.policies
                     if name in names for number in range(options.people)]
            budgets = [max(options.minutes, minutes.get(task[:2], 0)) for task in tasks]
            for task, result in zip(tasks, pool.map(simulate, tasks, budgets, [options] * len(tasks))):
                found.append(result)
                if task[2] == "program":
                    minutes[task[:2]] = statistics.fmean(used([result]))
                if sys.stderr.isatty():
                    print(f"\r{' '.join(map(str, task))}   ", end="", file=sys.stderr, flush=True)
    return found


def main():
    options = parse()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options.folder = folder
        found = all_results(options)
    if options.out:
        options.out.write_text(json.dumps(found))
    for kind in options.kinds:
        show(kind, {name: [one for one in found if (one["kind"], one["policy"]) == (kind, name)]
                    for name in options.policies}, options)


if __name__ == "__main__":
    main()
