"""A window of 24 rows and 80 columns, and the app in it: enough of a terminal to read what a frame says."""
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time

ROWS, COLUMNS = 24, 80
PART = re.compile(
    r"\x1b\[([?>=]?[\d;]*)([A-Za-z@`])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b(.)|([\x00-\x1f\x7f])|([^\x00-\x1f\x7f]+)", re.S)


class Screen:
    """The cells of a window, as an xterm would show them; without looks, and as if no cell were wide."""

    def __init__(self):
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.row = self.column = 0
        self.last, self.rest = " ", ""

    def text(self):
        return "\n".join("".join(row) for row in self.cells)

    def feed(self, text):
        text = self.rest + text
        # An escape sequence that is not whole yet has to wait.
        cut = text.rfind("\x1b", max(0, len(text) - 32))
        self.rest = text[cut:] if cut >= 0 and not PART.match(text, cut) else ""
        for sequence, final, escape, control, plain in PART.findall(text[:len(text) - len(self.rest)]):
            if plain:
                for letter in plain:
                    self.put(letter)
            elif control:
                self.control(control)
            elif final and not sequence.startswith(("?", ">", "=")):
                self.command([int(part or 0) for part in sequence.split(";")], final)

    def put(self, letter):
        if self.column >= COLUMNS:
            self.column, self.row = 0, min(self.row + 1, ROWS - 1)
        self.cells[self.row][self.column] = self.last = letter
        self.column += 1

    def control(self, control):
        if control == "\r":
            self.column = 0
        elif control == "\n":
            self.row = min(self.row + 1, ROWS - 1)
        elif control == "\b":
            self.column = max(0, self.column - 1)

    def command(self, numbers, final):
        first = numbers[0]
        many = max(1, first)
        if final in "Hf":
            self.row = min(max(first, 1), ROWS) - 1
            self.column = min(max(numbers[1] if numbers[1:] else 1, 1), COLUMNS) - 1
        elif final == "A":
            self.row = max(0, self.row - many)
        elif final in "Be":
            self.row = min(ROWS - 1, self.row + many)
        elif final in "Ca":
            self.column = min(COLUMNS - 1, self.column + many)
        elif final == "D":
            self.column = max(0, self.column - many)
        elif final in "G`":
            self.column = many - 1
        elif final == "d":
            self.row = many - 1
        elif final == "b":
            for _ in range(many):
                self.put(self.last)
        elif final == "X":
            self.blank(self.row, self.column, self.column + many)
        elif final == "K":
            begin, end = {0: (self.column, COLUMNS), 1: (0, self.column + 1)}.get(first, (0, COLUMNS))
            self.blank(self.row, begin, end)
        elif final == "J":
            begin = self.row + 1 if first == 0 else 0
            if first == 0:
                self.blank(self.row, self.column, COLUMNS)
            for row in range(begin, ROWS):
                self.blank(row, 0, COLUMNS)
        elif final == "P":
            row = self.cells[self.row]
            self.cells[self.row] = (row[:self.column] + row[self.column + many:] + [" "] * many)[:COLUMNS]
        elif final == "@":
            row = self.cells[self.row]
            self.cells[self.row] = (row[:self.column] + [" "] * many + row[self.column:])[:COLUMNS]
        elif final in "LM":
            rows = self.cells
            for _ in range(min(many, ROWS)):
                if final == "M":
                    rows.pop(self.row)
                    rows.append([" "] * COLUMNS)
                else:
                    rows.insert(self.row, [" "] * COLUMNS)
                    rows.pop()

    def blank(self, row, begin, end):
        for column in range(begin, min(end, COLUMNS)):
            self.cells[row][column] = " "


class Window:
    """The app in a window."""

    def __init__(self, command, environment, folder):
        self.screen = Screen()
        self.terminal, device = os.openpty()
        fcntl.ioctl(device, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=device, stdout=device, stderr=device, env=environment, cwd=folder,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(device)

    def read(self, seconds):
        """Takes in what comes within some time; false where the app has ended."""
        if not select.select([self.terminal], [], [], max(0, seconds))[0]:
            return True
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        self.screen.feed(data.decode("utf-8", "replace"))
        return bool(data)

    def wait_for(self, pattern, limit=5):
        """Reads until the window shows something; false where it does not in time."""
        end = time.monotonic() + limit
        while not re.search(pattern, self.screen.text()):
            if time.monotonic() > end or not self.read(end - time.monotonic()):
                return bool(re.search(pattern, self.screen.text()))
        return True

    def press(self, keys):
        try:
            os.write(self.terminal, keys)
        except OSError:
            pass

    def drain(self):
        """Takes in all that the app had sent, after it has ended."""
        while select.select([self.terminal], [], [], 0.05)[0]:
            if not self.read(0):
                break

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.drain()
        os.close(self.terminal)
