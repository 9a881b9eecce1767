"""A program of numbered lines: reads its pages, answers by a choice's label, has the wall clock move on."""
import contextlib
import mmap
import os
import pathlib
import re
import select
import struct
import subprocess
import sys

# Seconds after which a program that says nothing hangs.
LIMIT = 60
PROMPT = re.compile(r"(?:^|\n)(\d+)\. [^\n]*\n> $")
CHOICE = re.compile(r"(\d+)\. (.*)$")


class Clock:
    """A wall clock for programs that take the system's from a shared C library; `ahead` in milliseconds."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        library = folder / "clock.so"
        source = pathlib.Path(__file__).with_name("clock.c")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        path = folder / "clock"
        path.write_bytes(bytes(8))
        with open(path, "r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 8)
        self.environment = {"LD_PRELOAD": str(library), "PEOPLE_CLOCK": str(path)}

    def set(self, ahead):
        self._bytes[:] = struct.pack("q", int(ahead))


class Page:
    """What is shown until the next prompt: lines, and the choices below them."""

    def __init__(self, text):
        lines = text.split("\n")
        start, least = len(lines), 1 << 30
        # What is not offered leaves a gap between the numbers.
        while start and (found := CHOICE.match(lines[start - 1])) and int(found[1]) < least:
            start, least = start - 1, int(found[1])
        self.lines = lines[:start]
        self.choices = {int(found[1]): found[2] for found in map(CHOICE.match, lines[start:])}

    def number(self, *labels):
        """The number of the first choice that a label fits, tried in their order, or None."""
        for label in labels:
            for number, choice in self.choices.items():
                if re.match(label, choice):
                    return number
        return None

    def __str__(self):
        return "\n".join([*self.lines, *self.choices.values()])


class Dialogue:
    """A program that shows pages and waits for numbers."""

    def __init__(self, command, environment):
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.page = self._read()

    def choose(self, *labels):
        """Chooses the first line that fits; the page after it is the new one."""
        number = self.page.number(*labels)
        if number is None:
            raise ValueError(f"no line like {' or '.join(labels)} on this page:\n{self.page}")
        self._type(number)
        self.page = self._read()

    def quit(self):
        self._type(self.page.number("Quit$"))
        self.close()

    def close(self):
        """Ends the program, by the end of its input."""
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            code = self._process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process.stdout.close()
        if code:
            print(f"the program ended with {code}", file=sys.stderr)

    def _type(self, number):
        self._process.stdin.write(f"{number}\n".encode())
        self._process.stdin.flush()

    def _read(self):
        output = self._process.stdout.fileno()
        text = b""
        while True:
            ready, _, _ = select.select([output], [], [], LIMIT)
            piece = os.read(output, 65536) if ready else b""
            text += piece
            if not piece:
                raise ValueError(f"the program shows no prompt after:\n{text.decode(errors='replace')}")
            if text.endswith(b"\n> ") and PROMPT.search(text[-2000:].decode(errors="replace")):
                return Page(text[:-3].decode())
