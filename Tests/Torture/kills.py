"""kill -9 at random moments: while grades are given one after another, in the app in a window, and in imports,
merges and backups.

A grade is confirmed when the command has said "Saved" and ended with 0, or the app's frame says so. Each that
is must be in the export exactly once, each other at most once; an import and a merge are there whole or not at
all, and so is a backup.
"""
import collections
import json
import shutil
import subprocess
import time

import harness
import terminal

# After how many kills the history is looked at.
LOOK = 20


def run_and_kill(app, command, delay):
    """Runs a command, and kills it after a while; its exit code and what it said."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=app.environment, cwd=app.home)
    try:
        out, _ = process.communicate(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate(timeout=10)
    return process.returncode, out.decode()


def duration(app, command, tries=5):
    """About how long a command takes that is not killed."""
    times = []
    for _ in range(tries):
        begin = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=app.environment,
                       cwd=app.home, timeout=60)
        times.append(time.monotonic() - begin)
    return sorted(times)[tries // 2]


class Ledger:
    """What was begun and what was confirmed, by the minute that each grade was told to take for the present."""

    def __init__(self, torture, history):
        self.torture, self.history = torture, history
        self.begun, self.said, self.ended = set(), set(), set()

    @staticmethod
    def minute(step):
        return f"20{27 + step // 500_000}-{1 + step // 40_000 % 12:02}-{1 + step // 1440 % 28:02}T{step // 60 % 24:02}:{step % 60:02}"

    def look(self, step, others=0):
        app = self.torture.app
        files = harness.state(self.history.parent)
        check = app.run("history", "check", history=self.history)
        if check.code != 0:
            self.torture.fault(step, "check is not clean after kills", check.out + check.err, files)
        lines = app.export(self.history)
        if lines is None:
            self.torture.fault(step, "no export after kills", "", files)
            return
        records = [json.loads(line) for line in lines if '"grade":' in line]
        counts = collections.Counter(record["at"][:16] for record in records)
        ids = [record["id"] for record in records]
        for what, wrong in {
                "confirmed, but lost": [m for m in self.ended if counts[m] == 0],
                "said, but lost": [m for m in self.said - self.ended if counts[m] == 0],
                "doubled": [m for m in self.begun if counts[m] > 1] + [i for i in ids if ids.count(i) > 1][:1],
                "never begun": [m for m in counts if m not in self.begun]}.items():
            if wrong:
                self.torture.fault(step, what, wrong[:3], files)
        return counts


def grades(torture):
    app, questions = torture.app, torture.app.questions()
    history = torture.folder / "grades" / "history.db"
    ledger = Ledger(torture, history)
    typical = duration(app, [app.binary, "grade", questions[0], "good", "--history", torture.folder / "t.db"])
    for step, draw in torture.steps(1000, 20):
        minute = ledger.minute(step)
        ledger.begun.add(minute)
        code, out = run_and_kill(
            app, [app.binary, "grade", draw.choice(questions), draw.choice(harness.GRADES), "--history", history,
                  "--now", f"{minute}:00Z"], draw.uniform(0, 1.4 * typical))
        said = out.startswith("Saved") and out.endswith("\n")
        if said:
            ledger.said.add(minute)
        if code == 0 and said:
            ledger.ended.add(minute)
        torture.figure("grades: " + ("ended before the kill" if code == 0 else "killed after Saved" if said else "killed"))
        if step % LOOK == LOOK - 1:
            there = ledger.look(step) if history.exists() else None
            if there is None and ledger.ended:
                torture.fault(step, "the history is gone")
    if history.exists():
        there = ledger.look("end")
        torture.figure("grades: killed, and recorded all the same", len(set(there or ()) - ledger.ended))


def creations(torture):
    """The first grade of all, which makes the history, is killed; the next one must find its way."""
    app, questions = torture.app, torture.app.questions()
    history = torture.folder / "first" / "history.db"
    command = [app.binary, "grade", questions[0], "good", "--history", history]
    typical = duration(app, [*command[:-1], torture.folder / "t2.db"], 1)
    for step, draw in torture.steps(100, 3, "first"):
        shutil.rmtree(history.parent, ignore_errors=True)
        code, out = run_and_kill(app, command, draw.uniform(0, 1.2 * typical))
        files = harness.state(history.parent) if history.parent.exists() else {}
        reading = app.run("due", history=history)
        again = app.run("grade", questions[1], "hard", history=history)
        ids = harness.attempts_of(app.export(history) or [])
        check = app.run("history", "check", history=history)
        if again.code != 0 or reading.code != 0 or check.code != 0 or len(ids) < 1 + ("Saved" in out) or len(ids) > 2:
            torture.fault(f"first {step}", "no history after the first grade was killed",
                          f"{len(ids)} attempts, {again.err} {reading.err} {check.out}", files)
        torture.figure("first grades: " + ("ended" if code == 0 else "killed, no file yet" if "history.db" not in files
                                           else "killed, and the file begun"))


def windows(torture):
    """The whole app: studies, answers, grades, and is killed at some moment after the last key."""
    app, number = torture.app, 0
    home = torture.folder / "window"
    app = harness.App(torture.binary, torture.folder, {"XDG_DATA_HOME": str(home)})
    history = home / "edgewise" / "history.db"
    history.parent.mkdir(parents=True)
    app.run("settings", "new-per-day", "100")
    confirmed = 0
    for step, draw in torture.steps(60, 2, "window"):
        before = len(harness.attempts_of(app.export(history) or []))
        window = terminal.Window(
            [app.binary, "study", "--now", f"{Ledger.minute(step * 1440)}:00Z"], app.environment, torture.folder)
        said = pressed = 0
        if not window.wait_for("reveal", 10):
            torture.fault(f"window {step}", "no question in the window", window.screen.text()[:300])
        answers = draw.randrange(1, 6)
        for answer in range(answers):
            window.press(b" ")
            # A frame comes in pieces: what the last one said has to be gone, too.
            end = time.monotonic() + 3
            while "Saved" in window.screen.text() and time.monotonic() < end:
                window.read(end - time.monotonic())
            if not window.wait_for("Did you say it"):
                break
            number += 1
            pressed += 1
            window.press(draw.choice([b"g", b"h", b"a", b"e"]))
            # The last one may be killed before it is answered.
            patience = 3 if answer < answers - 1 else draw.choice([0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 3])
            end = time.monotonic() + patience
            while time.monotonic() < end and "Saved" not in window.screen.text():
                window.read(end - time.monotonic())
            if "Saved" not in window.screen.text():
                break
            said += 1
        window.kill()
        if pressed > said and "Saved" in window.screen.text():
            said += 1
        lines = app.export(history) or []
        ids = harness.attempts_of(lines)
        check = app.run("history", "check", history=history)
        files = harness.state(history.parent)
        more = len(ids) - before
        if check.code != 0:
            torture.fault(f"window {step}", "check is not clean after the app was killed", check.out + check.err, files)
        if more < said or len(ids) != len(set(ids)):
            torture.fault(f"window {step}", "the frame said Saved, but it is lost or doubled", f"{more} for {said}", files)
        if more > pressed:
            torture.fault(f"window {step}", "more attempts than keys", f"{more} for {pressed}", files)
        confirmed += said
        torture.figure("windows killed")
    torture.figure("windows: grades that a frame said were saved", confirmed)


def whole_or_not(torture):
    """Imports, merges and backups of 3,000 attempts."""
    app, draw = torture.app, torture.draw("whole")
    questions = app.questions()
    base, work = torture.folder / "base", torture.folder / "work"
    base.mkdir()
    size = max(60, round(3000 * min(1, torture.scale * 4)))
    harness.fill(app, base / "history.db", harness.random_lines(draw, questions, size // 10))
    source, other = torture.folder / "source.jsonl", torture.folder / "other.db"
    wanted = harness.random_lines(draw, questions, size)
    source.write_text("\n".join(line for line in wanted if '"grade"' in line) + "\n")
    app.run("history", "import", source, history=other, limit=60)
    before = app.export(base / "history.db")
    new = harness.attempts_of(app.export(other))
    commands = {"import": ["import", source], "merge": ["merge", other], "backup": ["backup", work / "backup.db"]}

    def restore():
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(other.parent / "large" if way == "backup" else base, work)

    (torture.folder / "large").mkdir()
    shutil.copy(other, torture.folder / "large" / "history.db")
    large = app.export(other)
    typical = {}
    for way, rest in commands.items():
        restore()
        typical[way] = duration(app, [app.binary, "history", *rest, "--history", work / "history.db"], 1)
    for step, draw in torture.steps(150, 3, "whole"):
        way = list(commands)[step % 3]
        restore()
        code, _ = run_and_kill(app, [app.binary, "history", *commands[way], "--history", work / "history.db"],
                               draw.uniform(0, 1.1 * typical[way]))
        files = harness.state(work)
        left = [name for name in files if name not in [*harness.FILES, "backup.db"]]
        if left:
            torture.figure(f"{way}: leftovers")
            torture.figures["leftovers are like"] = left[0]
        check, lines = app.run("history", "check", history=work / "history.db"), app.export(work / "history.db")
        torture.figure(f"{way}: " + ("ended" if code == 0 else "killed"))
        if check.code != 0 or lines is None:
            torture.fault(f"whole {step}", f"check is not clean after a killed {way}", check.out + check.err, files)
            continue
        if way == "backup":
            there = "backup.db" in files
            good = there and app.run("history", "check", history=work / "backup.db").code == 0 and (
                app.export(work / "backup.db") == large)
            if there and not good or code == 0 and not there or lines != large:
                torture.fault(f"whole {step}", "a backup is not whole", f"{there} {good}", files)
            torture.figure(f"backup: {'whole' if good else 'absent'}")
            continue
        held = set(harness.attempts_of(lines)) & set(new)
        if held and len(held) != len(new) or code == 0 and not held or not set(before) <= set(lines):
            torture.fault(f"whole {step}", f"a killed {way} is there in part", f"{len(held)} of {len(new)}", files)
        torture.figure(f"{way}: {'whole' if held else 'absent'}")


def run(torture):
    for part in (grades, creations, windows, whole_or_not):
        part(torture)
