#!/usr/bin/env python3
"""How long an answer takes to be on disk, to a bare durable insert into SQLite beside it.

The app runs as numbered lines and is given the same grade again and again, from the choice to the page
that says it is saved; and a question is skipped, which leads to such a page without an answer. Of the
one the other is taken off: what is left is for the answer. In between, a row of the same size goes into a
table of its own, in WAL mode with synchronous = FULL, as the history has it. By turns; medians.

    python3 Tests/Benchmarks/durable.py BINARY [--pairs N]
"""
import argparse
import os
import pathlib
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

BAR = 4


class Lines:
    """The app as numbered lines."""

    def __init__(self, binary, home):
        environment = dict(os.environ, HOME=str(home), XDG_DATA_HOME=str(home / "data"), LANG="C.UTF-8")
        self.app = subprocess.Popen(
            [binary, "study", "--plain"], env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, bufsize=0)
        self.page = self.read()

    def read(self):
        """All up to the next prompt; and when the first choice of the page was there."""
        page, self.shown = b"", None
        while not page.endswith(b"\n> "):
            more = self.app.stdout.read(65536)
            if not more:
                sys.exit("the app ended: " + page.decode(errors="replace"))
            page += more
            if re.search(rb"\n\d+\. ", page) and self.shown is None:
                self.shown = time.perf_counter()
        return page.decode()

    def choose(self, words):
        number = next(line.split(".")[0] for line in self.page.splitlines()
                      if words in line and line.split(".")[0].isdigit())
        start = time.perf_counter()
        self.app.stdin.write(f"{number}\n".encode())
        self.page = self.read()
        return self.shown - start


def bare(folder):
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE attempt (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rest TEXT)")
    return database


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--pairs", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        database = bare(folder)
        lines = Lines(options.binary, folder)
        saved, skipped, inserted = [], [], []
        for index in range(options.pairs + 10):
            seconds_without = lines.choose("Skip")
            lines.choose("Reveal")
            seconds = lines.choose("Again")
            if "Saved" not in lines.page:
                sys.exit("not saved: " + lines.page)
            start = time.perf_counter()
            database.execute("INSERT INTO attempt (id, rest) VALUES (?, ?)", (str(index), "x" * 200))
            # The first ones make files grow and caches warm.
            if index >= 10:
                saved.append(seconds)
                skipped.append(seconds_without)
                inserted.append(time.perf_counter() - start)
        lines.app.stdin.close()
        lines.app.wait(timeout=20)
    answer = statistics.median(saved) - statistics.median(skipped)
    ratio = answer / statistics.median(inserted)
    print(f"answer {answer * 1e3:.2f} ms (with its page {statistics.median(saved) * 1e3:.2f}), bare insert "
          f"{statistics.median(inserted) * 1e3:.2f} ms: {ratio:.2f} times (bar {BAR})")
    sys.exit(ratio > BAR)


if __name__ == "__main__":
    main()
