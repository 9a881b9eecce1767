"""What all kinds of torture share: the app as a program, histories to hurt, and a tally of faults.

Each step draws from a generator of its own, made of the seed, the kind and the step, so that one step can
be done again without those before it.
"""
import collections
import contextlib
import datetime
import json
import os
import pathlib
import random
import re
import resource
import select
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

# Seconds after which a command hangs, and bytes of memory that it may ask for.
LIMIT = 5
MEMORY = 6 << 30
QUESTIONS = 60
# The most bytes of files that are kept of a fault.
KEPT = 32 << 20
GRADES = ["again", "hard", "good", "easy"]
FILES = ["history.db", "history.db-wal", "history.db-shm", "history.db-journal", "history.db-head"]


class Ended:
    """How a command ended."""

    def __init__(self, arguments, code, out, err, seconds, hung):
        self.arguments, self.code, self.seconds, self.hung = arguments, code, seconds, hung
        self.raw, self.out, self.err = out, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

    @property
    def signal(self):
        return -self.code if self.code < 0 and not self.hung else None

    def wrong(self, codes=(0, 2)):
        """What is wrong with this as the end of any command, in a word or two; None for nothing."""
        if self.hung:
            return f"hangs over {LIMIT} s"
        if self.signal:
            return f"ends by signal {self.signal}"
        if self.code not in codes:
            return f"ends with {self.code}"
        if self.code == 2 and (self.err.count("\n") != 1 or not self.err.endswith("\n")):
            return "exit 2 without exactly one line"
        if self.code == 2 and len(self.err) > 1000:
            return "a line of more than 1000 characters"
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", self.out + self.err):
            return "control characters in what it prints"
        return None

    def __str__(self):
        return f"{' '.join(map(str, self.arguments))} -> {self.code} {self.err.strip()[:200]!r}"


class App:
    """The app, with a home folder of its own."""

    def __init__(self, binary, home, extra=None):
        self.binary, self.home = str(binary), pathlib.Path(home)
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(home), "XDG_DATA_HOME": str(home), "TZ": "UTC",
            "LANG": "C.UTF-8", "TERM": "xterm-256color",
            # A trap is a trap; its backtrace takes seconds.
            "SWIFT_BACKTRACE": "enable=no", **(extra or {})}

    def run(self, *arguments, history=None, limit=LIMIT, extra=None, setup=None):
        """Runs a command to its end, or ends it after the limit."""
        command = [self.binary, *map(str, arguments)]
        if history:
            command += ["--history", str(history)]
        begin = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**self.environment, **(extra or {})}, cwd=self.home, preexec_fn=setup)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        hung = False
        while True:
            try:
                out, err = process.communicate(timeout=limit)
                break
            except subprocess.TimeoutExpired:
                # On a busy machine it may have had no time to itself yet.
                hung = time.monotonic() - begin > 4 * limit or processor_time(process.pid) > 0.8 * limit
                if hung:
                    process.kill()
                    out, err = process.communicate()
                    break
        return Ended(arguments, process.returncode, out, err, time.monotonic() - begin, hung)

    def questions(self):
        listed = json.loads(self.run("list", "--format", "json").out)
        return [question["id"] for question in listed][:QUESTIONS]

    def export(self, history):
        """The lines of an export; None where there is none."""
        ended = self.run("history", "export", history=history, limit=30)
        return ended.out.split("\n")[:-1] if ended.code == 0 else None


def processor_time(pid):
    """Seconds of a processor that a program has had; as good as endless where the system does not say."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return float("inf")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def attempts_of(lines):
    """The ids of the attempts among an export's lines, with repetitions."""
    return [json.loads(line)["id"] for line in lines if '"grade":' in line]


def random_lines(draw, questions, count, start=None, twins=()):
    """Lines of a history at random: attempts, and some retractions, marks, notes and settings.

    `twins` are moments that several histories draw from, so that some of theirs are equal.
    """
    start = start or datetime.datetime(2026, 6, 1, tzinfo=datetime.timezone.utc)

    def moment():
        if twins and draw.random() < 0.3:
            return draw.choice(twins)
        at = start + datetime.timedelta(milliseconds=draw.randrange(170 * 86_400_000))
        return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"

    lines, ids = [], []
    for _ in range(count):
        ids.append(f"{draw.getrandbits(64):016x}")
        lines.append({
            "id": ids[-1], "question": draw.choice(questions), "at": moment(), "revision": draw.randrange(4),
            "offsetMinutes": draw.choice([0, 60, -480]), "grade": draw.choice(GRADES),
            "kind": draw.choice(["study", "mock", "manual"]), "thinkMs": draw.randrange(10**6),
            "totalMs": draw.randrange(10**6), "confidence": draw.choice([None, 1, 2, 3, 4]),
            "points": draw.sample(["k1", "k2", "k3", "k4"], draw.randrange(5)),
            "score": draw.choice([None, 0, 55, 100]), "answer": draw.choice([None, "", "a\nb", "é" * 30]),
            "session": draw.choice([None, "s1"])})
    for id in draw.sample(ids, len(ids) // 10):
        lines.append({"retract": id, "at": moment()})
    for _ in range(count // 8):
        question = draw.choice(questions)
        lines.append({
            "mark": draw.choice(["suspended", "buried", "starred"]), "question": question,
            "set": draw.random() < 0.7, "at": moment(), "until": draw.choice([None, "2026-12-24"])})
        lines.append({
            "note": draw.choice(["", "a note", "ein\nzweiter\n"]), "question": question, "at": moment()})
    for _ in range(3):
        lines.append({"setting": draw.choice(["new-per-day", "minutes-per-day"]), "at": moment(),
                      "value": draw.choice([None, "7", "11"])})
        lines.append({"setting": "desired-retention", "at": moment(), "value": draw.choice(["0.8", "0.95"])})
    return [json.dumps(line) for line in lines]


def fill(app, history, lines):
    """Makes a history of lines, with its cards worked out."""
    source = history.with_suffix(".jsonl")
    source.write_text("\n".join(lines) + "\n")
    for command in (("history", "import", source), ("progress",)):
        ended = app.run(*command, history=history, limit=30)
        assert ended.code == 0, ended
    source.unlink()


def make_hot(app, history, grades, questions, draw):
    """Grades while somebody else has the file open, and leaves it as if all had crashed then."""
    reader = sqlite3.connect(history)
    reader.execute("SELECT count(*) FROM attempt").fetchone()
    for _ in range(grades):
        ended = app.run("grade", draw.choice(questions), draw.choice(GRADES), history=history)
        assert ended.code == 0, ended
    copies = {name: (history.parent / name).read_bytes() for name in FILES
              if (history.parent / name).exists()}
    reader.close()
    clear(history.parent)
    for name, data in copies.items():
        (history.parent / name).write_bytes(data)


def clear(folder):
    """Empties a folder of which one may have taken rights or made folders of files."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def state(folder):
    """Each file of a folder and its bytes."""
    return {entry.name: entry.read_bytes() if entry.is_file() else b"" for entry in folder.iterdir()}


class Torture:
    """One kind's run: its steps, its faults, its figures."""

    def __init__(self, kind, binary, scale, seed, keep, only_step=None):
        self.kind, self.binary, self.scale, self.seed = kind, binary, scale, seed
        self.keep, self.only_step = pathlib.Path(keep), only_step
        self.faults, self.first = collections.Counter(), {}
        self.figures = {}
        self.begin = time.monotonic()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"edgewise-{kind}."))
        self.app = App(binary, self.folder)

    def count(self, most, least=1):
        return max(least, round(most * self.scale))

    def steps(self, most, least=1, name=""):
        """The numbers of the steps to do, each with its generator; `name` is before the number where one says it."""
        for step in range(self.count(most, least)):
            key = f"{name} {step}" if name else step
            if self.only_step in (None, key):
                yield step, self.draw(key)

    def draw(self, step):
        return random.Random(f"{self.seed}/{self.kind}/{step}")

    def fault(self, step, what, detail="", files=None):
        """Notes a fault; of the first of each sort the files are kept."""
        self.faults[what] += 1
        if what in self.first:
            return
        self.first[what] = (step, detail)
        place = self.keep / f"{self.kind}-{self.seed}-{step}-{len(self.first)}"
        if files is not None and sum(map(len, files.values())) > KEPT:
            files, detail = None, f"{detail} (files too large to keep)"
        if files is not None:
            place.mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                (place / name).write_bytes(data)
        print(f"FAULT {self.kind} --seed {self.seed} --step {step}: {what}: {detail}"
              + (f" (files: {place})" if files is not None else ""), flush=True)

    def figure(self, name, more=1):
        self.figures[name] = self.figures.get(name, 0) + more

    def end(self):
        """Prints the figures; true where there was no fault."""
        shutil.rmtree(self.folder, ignore_errors=True)
        seconds = time.monotonic() - self.begin
        print(f"{self.kind}: {sum(self.faults.values())} faults of {len(self.faults)} sorts, {seconds:.0f} s")
        for name, value in self.figures.items():
            print(f"  {name}: {value}")
        for what, number in self.faults.most_common():
            step, detail = self.first[what]
            print(f"  {number} x {what} (first at step {step}: {detail[:160]})")
        return not self.faults


class Dialogue:
    """The app in numbered lines."""

    def __init__(self, app, *arguments, extra=None, limit=20):
        self.process = subprocess.Popen(
            [app.binary, *map(str, arguments), "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env={**app.environment, **(extra or {})}, cwd=app.home)
        self.end = time.monotonic() + limit
        self.text = ""
        self.answer()

    def answer(self):
        """What is printed up to the next prompt; None where there is none."""
        self.text = ""
        while not self.text.endswith("\n> "):
            rest = self.end - time.monotonic()
            if rest <= 0 or not select.select([self.process.stdout], [], [], rest)[0]:
                return None
            data = os.read(self.process.stdout.fileno(), 1 << 16)
            if not data:
                return None
            self.text += data.decode("utf-8", "replace")
        return self.text

    def choose(self, beginning):
        """Takes the entry that begins so; what it leads to, or None where there is no such entry."""
        found = re.search(rf"^(\d+)\. {beginning}", self.text, re.MULTILINE)
        if not found:
            return None
        try:
            os.write(self.process.stdin.fileno(), found[1].encode() + b"\n")
        except BrokenPipeError:
            return None
        return self.answer()

    def close(self):
        self.process.stdin.close()
        code = wait_for(self.process, 10)
        self.process.stdout.close()
        return code


def wait_for(process, limit):
    """Waits for a process of one's own, and kills it after a limit; its return code."""
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait()
