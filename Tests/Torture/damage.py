"""Damaged and hostile histories: each command must give a clear line or a right result.

Of each step: a history is damaged in one way (mutations.py, hostile.py), and each command gets a copy of it.
Held to: no signal, no hang, exit code 0 or 2 (1 where the command has one), one line with exit 2, no control
characters; a refused file is as it was, and a command that only reads leaves no file beside it. Where
`history check` finds nothing, the export must work, and come out the same from a history that takes it in;
a backup exports the same; a grade that was confirmed is in the export, with all that was there before. A sound
history that is to take the damaged one in takes what is right, or stays as it was. Of each twenty one is opened
in a window too, and looked at from all sides.
"""
import pathlib
import re
import shutil

import harness
import hostile
import mutations
import schemas
import terminal

COMMANDS = {
    "due": (0, 1, 2), "list": (0, 2), "progress": (0, 2), "report": (0, 2), "history check": (0, 1, 2),
    "history export": (0, 2), "history backup": (0, 2), "grade": (0, 2), "settings": (0, 2),
    "history merge": (0, 2)}
READING = ["history check", "history export", "history backup", "history merge"]
BASES = 6
# Progress, the report, the settings, the roadmap, all questions, and a question that is answered and undone.
KEYS = [b"P", b"\x1b", b"R", b"\x1b", b"S", b"\x1b", b"O", b"\x1b", b"B", b"j", b"\r", b"\x1b", b"\x1b", b"\r",
        b" ", b"g", b"u"]


class Victim:
    """A damaged history, and copies of it."""

    def __init__(self, torture, step, way, folder, original, questions, sound):
        self.torture, self.step, self.way = torture, step, way
        self.folder, self.original, self.questions = folder, original, questions
        self.sound_one, self.sound_lines = sound
        self.history = folder / "history.db"

    def fault(self, what, detail):
        """A fault of this sort of damage; `what` alone where the damage has nothing to do with it."""
        sort = what if "changed: history.db-shm" in what else f"{what} [{self.way.split(':')[0]}]"
        self.torture.fault(self.step, sort, f"{self.way}: {detail}", self.files)

    def restore(self):
        harness.clear(self.folder)
        shutil.copytree(self.original, self.folder, dirs_exist_ok=True, symlinks=True)

    def run_all(self):
        app, results = self.torture.app, {}
        plain = self.folder != self.original
        self.files = harness.state(self.original) if plain else None
        before = self.files
        for command, codes in COMMANDS.items():
            if command in ("list", "progress", "report") and results["due"].hung:
                results[command] = results["due"]  # They read the same, and would take as long.
                continue
            if plain:
                self.restore()
            arguments = command.split()
            if command == "history backup":
                arguments.append(self.folder / "backup.db")
            if command == "grade":
                arguments += [self.questions[0], "hard"]
            history = self.history
            if command == "history merge":
                arguments.append(self.history)
                history = self.torture.folder / "mine.db"
                shutil.copy(self.sound_one, history)
            ended = app.run(*arguments, history=history)
            results[command] = ended
            if command == "history merge":
                self.merged(ended, history)
            self.torture.figure(f"{command}: {'hang' if ended.hung else ended.code}")
            wrong = ended.wrong(codes)
            if wrong:
                self.fault(f"{command} {wrong}", ended.err.strip()[-300:])
            if plain and not ended.hung:
                self.compare(command, ended, before)
            if command == "history backup" and ended.code == 0:
                self.backup(results)
            if command == "grade" and ended.code == 0 and plain:
                self.graded(results)
        if plain:
            self.sound(results)

    def window(self):
        """Opens it in the app, and goes through what that shows of a history."""
        self.restore()
        window = terminal.Window([self.torture.app.binary, "--history", self.history],
                                 self.torture.app.environment, self.torture.app.home)
        window.wait_for(r"\? help|\$", 3)
        for key in KEYS:
            window.press(key)
            window.read(0.3)
            window.read(0.05)
        code = window.process.poll()
        window.kill(15)
        self.torture.figure("windows: " + {None: "go on", 0: "quit", 2: "refused"}.get(code, "else"))
        if code not in (None, 0, 2):
            self.fault(f"the app ends with {code}", window.screen.text().strip()[-300:])

    def compare(self, command, ended, before):
        after = harness.state(self.folder)
        after.pop("backup.db", None)
        logged = any(before.get("history.db" + end) for end in ("-wal", "-journal"))
        changed = sorted(n for n in {*before, *after} if before.get(n) != after.get(n))
        if ended.code in (0, 1) and command not in READING:
            return
        # A log that was left is taken into the file by whoever closes it last.
        if logged and command != "history merge" and set(changed) <= set(harness.FILES):
            if ended.code == 2 and "history.db" in changed:
                self.fault("a refused file with a log was changed", f"{command}: {ended.err.strip()[:200]}")
            return
        if command == "history check" and ended.code == 1 and changed == ["history.db"]:
            return  # It drops stored cards that are wrong.
        if logged and changed == ["history.db-shm"]:
            return  # What is known of the log is worked out anew.
        if changed:
            kind = "refused, but changed" if ended.code == 2 else "only read, but changed"
            self.fault(f"{kind}: {', '.join(re.sub('.*partial', '.partial', n) for n in changed)}",
                       f"{command}: {ended.err.strip()[:200]}")

    def backup(self, results):
        app = self.torture.app
        backup = self.folder / "backup.db"
        check = app.run("history", "check", history=backup)
        lines = app.run("history", "export", history=backup)
        if check.code != 0:
            self.fault("a backup with findings", check.out.strip()[:200])
        if results["history export"].code == 0 and lines.raw != results["history export"].raw:
            self.fault("a backup exports something else", lines)

    def merged(self, ended, history):
        lines = set(self.torture.app.export(history) or [])
        kept = {line for line in self.sound_lines if '"grade":' in line or '"retract":' in line}
        if not kept <= lines:
            self.fault("a merge took from the history that takes in", ended.err.strip()[:200])
        if ended.code != 0 and lines != self.sound_lines:
            self.fault("a merge was refused, but not without effect", ended.err.strip()[:200])
        if lines != self.sound_lines:
            check = self.torture.app.run("history", "check", history=history)
            if check.code != 0:
                self.fault("check is not clean after a merge of damage", check.out.strip()[:200])
        for path in history.parent.glob(history.name + "*"):
            path.unlink()

    def graded(self, results):
        if not results["grade"].out.startswith("Saved"):
            self.fault("a grade ends with 0 and says nothing", results["grade"].out[:100])
            return
        lines = self.torture.app.run("history", "export", history=self.history)
        before = results["history export"]
        if lines.code != 0:
            self.fault("confirmed, but the export fails", lines.err.strip()[:200])
            return
        old = before.out.split("\n") if before.code == 0 else []
        new = lines.out.split("\n")
        if before.code == 0 and not set(old) <= set(new):
            self.fault("a grade took other lines away", sorted(set(old) - set(new))[:1])
        if before.code == 0 and len(harness.attempts_of(new)) != len(harness.attempts_of(old)) + 1:
            self.fault("confirmed, but not one attempt more",
                       f"{len(harness.attempts_of(old))} -> {len(harness.attempts_of(new))}")

    def sound(self, results):
        check, export = results["history check"], results["history export"]
        if check.code != 0:
            return
        self.torture.figure("nothing found by check")
        for command in ("due", "list", "progress", "report", "history export", "history backup", "grade", "settings"):
            if results[command].code == 2:
                self.fault(f"check finds nothing, {command} is refused", results[command].err.strip()[:200])
        if export.code != 0:
            return
        source, copy = self.folder / "lines.jsonl", self.folder / "copy.db"
        source.write_bytes(export.raw)
        taken = self.torture.app.run("history", "import", source, history=copy)
        again = self.torture.app.run("history", "export", history=copy) if taken.code == 0 else taken
        if taken.code != 0 or taken.err:
            self.fault("check finds nothing, but the export cannot be taken in", taken.err.strip()[:200])
        elif again.raw != export.raw:
            self.fault("check finds nothing, but the export comes out otherwise", "")


def bases(torture, app, questions):
    """Histories to damage: of several sizes, closed, and each again with a log that is not in the file."""
    made = []
    for number in range(min(BASES, torture.count(BASES, 2))):
        draw = torture.draw(f"base {number}")
        closed, hot = torture.folder / f"closed-{number}", torture.folder / f"hot-{number}"
        closed.mkdir()
        lines = harness.random_lines(draw, questions, [12, 40, 120, 300, 700, 60][number])
        harness.fill(app, closed / "history.db", lines)
        shutil.copytree(closed, hot)
        harness.make_hot(app, hot / "history.db", 8, questions, draw)
        made.append((closed, hot))
    for number, (_, hot) in enumerate(made):
        shutil.copy(made[number - 1][1] / "history.db-wal", hot / "other.wal")
    return made


def run(torture):
    app = torture.app
    questions = app.questions()
    made = bases(torture, app, questions)
    ways = [(way, "file") for way in mutations.FILE] + [(way, "log") for way in mutations.LOG]
    ways += [(way, "sql") for way in hostile.ALL + schemas.ALL] * 2
    folder = torture.folder / "work"
    folder.mkdir()
    sound = torture.folder / "sound.db"
    harness.fill(app, sound, harness.random_lines(torture.draw("sound"), questions, 30))
    sound = (sound, set(app.export(sound)))
    original = torture.folder / "original"
    for step, draw in torture.steps(3000, 12):
        way, sort = ways[step % len(ways)] if torture.scale >= 0.1 else draw.choice(ways)
        closed, hot = made[draw.randrange(len(made))]
        shutil.rmtree(original, ignore_errors=True)
        shutil.copytree(hot if sort == "log" else closed, original)
        if sort == "sql":
            name = f"{way.__name__}: {hostile.apply(way, draw, original / 'history.db', questions)}"
        else:
            name = f"{way(draw, original)}:"
        (original / "other.wal").unlink(missing_ok=True)
        victim = Victim(torture, step, re.sub(r" at \d+", "", name), folder, original, questions, sound)
        if not all(e.is_file() and not e.is_symlink() for e in original.iterdir()):
            victim.folder, victim.history = original, original / "history.db"
        victim.run_all()
        if step % 20 == 7 and victim.files is not None:
            victim.window()
        torture.figure("histories")
