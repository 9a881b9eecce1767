#!/usr/bin/env python3
"""Tries to have Edgewise lose a confirmed grade, or count one twice; exit code 1 where it did.

    python3 Tests/Torture/torture.py BINARY [--only NAME] [--scale F] [--seed N] [--step N]

README.md says what each kind does. A fault names the seed and the step; its files are kept under --keep.
"""
import argparse
import importlib
import pathlib
import sys
import tempfile

import harness

KINDS = ["kills", "powercuts", "calls", "writers", "merges", "damage", "hidden", "traces"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--only", choices=KINDS, action="append", help="may be given again")
    parser.add_argument("--scale", type=float, default=1, help="share of the full number of steps")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--step", type=lambda text: int(text) if text.isdigit() else text, help="this step alone")
    parser.add_argument(
        "--keep", default=pathlib.Path(tempfile.gettempdir()) / "edgewise-torture", type=pathlib.Path)
    options = parser.parse_args()
    if not options.binary.is_file():
        sys.exit(f"{options.binary}: no such file")

    sound = True
    for kind in options.only or KINDS:
        torture = harness.Torture(
            kind, options.binary.resolve(), options.scale, options.seed, options.keep, options.step)
        importlib.import_module(kind).run(torture)
        sound = torture.end() and sound
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
