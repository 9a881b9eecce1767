"""Full disks and failing calls: the shim has the n-th call of a sort fail while a command runs.

Held to: the command is done and what it says is there, or it ends with 2 and one line and nothing was done.
What failed and was recorded all the same must have been said to be possible ("may have been recorded").
Then the app must go on as before: `history check` finds nothing, and nothing that was there is gone.
"""
import collections
import errno
import json
import os
import resource
import shutil
import sqlite3
import subprocess

import disk
import harness

# How each call can fail.
ERRORS = {
    "write": ["ENOSPC", "EDQUOT", "EIO"], "short": ["ENOSPC"], "fsync": ["EIO", "ENOSPC", "EDQUOT"],
    "open": ["EACCES", "EMFILE", "ENOSPC", "EIO", "EROFS"], "ftruncate": ["EIO", "ENOSPC", "EFBIG"], "mmap": ["ENOMEM", "EACCES"],
    "unlink": ["EACCES", "EIO"], "link": ["EPERM", "ENOSPC"], "mkdir": ["EACCES", "ENOSPC"], "close": ["EIO"],
    "read": ["EIO"], "lock": ["ENOLCK", "EIO"], "stdout": ["ENOSPC", "EIO"], "rename": ["EACCES"]}
VICTIMS = ["grade", "import", "merge", "backup", "export", "settings", "grade new"]
UNSURE = "may have been recorded"


class Trial:
    """A command with a history to work on, and what is to come of it."""

    def __init__(self, torture, step, victim, base, lines, questions):
        self.torture, self.step, self.victim, self.base = torture, step, victim, base
        self.lines, self.questions, self.app = lines, questions, torture.app
        self.root = torture.folder / "disk"
        self.history = self.root / "history.db"
        self.source = torture.folder / "source.jsonl"
        self.target = self.root / "target"

    def arguments(self):
        return {
            "grade": ["grade", self.questions[0], "good"], "grade new": ["grade", self.questions[0], "good"],
            "import": ["history", "import", self.source],
            "merge": ["history", "merge", self.torture.folder / "other.db"],
            "backup": ["history", "backup", self.target], "export": ["history", "export", "-o", self.target],
            "settings": ["settings", "minutes-per-day", "77"]}[self.victim]

    def run(self, how, setup=None, extra=None, held=False):
        """Runs it; `held`: while somebody else has the file open, after which all of them crash."""
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        if self.victim != "grade new":
            shutil.copytree(self.base, self.root, dirs_exist_ok=True)
        reader = None
        if held and self.history.exists():
            reader = sqlite3.connect(self.history)
            reader.execute("SELECT count(*) FROM attempt").fetchone()
        ended = self.app.run(*self.arguments(), history=self.history, extra=extra, setup=setup, limit=20)
        if reader:
            left = {name: data for name, data in harness.state(self.root).items() if not name.endswith("-shm")}
            reader.close()
            harness.clear(self.root)
            for name, data in left.items():
                (self.root / name).write_bytes(data)
            how += ", and then a crash of all who have it open"
        self.judge(ended, how)
        return ended

    def judge(self, ended, how):
        files = harness.state(self.root)
        name = f"{self.victim}, {how}"

        def fault(what, detail=""):
            self.torture.fault(
                self.step, f"{what} [{self.victim}]",
                f"{name}: {detail}: exit {ended.code} {ended.err.strip()[:160]!r} {ended.out.strip()[:60]!r}", files)

        self.torture.figure(f"{self.victim}: {'done' if ended.code == 0 else 'refused' if ended.code == 2 else 'else'}")
        wrong = ended.wrong()
        if wrong:
            fault(wrong)
        if any(".partial" in file for file in files):
            self.torture.figure("left a .partial file")
        new = self.victim == "grade new"
        check = self.app.run("history", "check", history=self.history)
        exported = self.app.export(self.history)
        if check.code != 0 and not (new and ended.code != 0):
            fault("check is not clean after a failed call", check.out.strip() + check.err.strip())
        if exported is None and not (new and ended.code != 0):
            fault("no export after a failed call")
        lines = exported or []
        before = [] if new else self.lines
        ids = harness.attempts_of(lines)
        if len(ids) != len(set(ids)):
            fault("an attempt is there twice")
        lost = set(before) - set(lines)
        if lost and not (self.victim == "settings" and all('"minutes-per-day"' in line for line in lost)):
            fault("something is gone after a failed call", sorted(lost)[:1])
        there = self.effect(before, lines, fault)
        if ended.code == 0 and there == "none":
            fault("done, but it is not there")
        elif there == "part":
            fault("there in part")
        elif ended.code == 2 and there == "whole" and UNSURE not in ended.err:
            fault("failed, but it is there, and not said to be possible")
        if self.app.run("grade", self.questions[1], "hard", history=self.history).code != 0:
            fault("no grade can be given after a failed call")

    def effect(self, before, lines, fault):
        """Whether what the command was to do is there: whole, part or none."""
        if self.victim in ("grade", "grade new"):
            more = len(harness.attempts_of(lines)) - len(harness.attempts_of(before))
            return {0: "none", 1: "whole"}.get(more, "part")
        if self.victim == "settings":
            return "whole" if any('"minutes-per-day"' in line and '"77"' in line for line in lines) else "none"
        if self.victim in ("import", "merge"):
            wanted = {json.loads(line)["id"] for line in self.source.read_text().split("\n") if '"grade"' in line}
            held = wanted & set(harness.attempts_of(lines))
            return "whole" if held == wanted else "part" if held else "none"
        if not self.target.exists():
            return "none"
        if self.victim == "export":
            return "whole" if self.target.read_text().split("\n")[:-1] == self.lines else "part"
        held = self.app.export(self.target)
        return "whole" if held == self.lines and self.app.run("history", "check", history=self.target).code == 0 else "part"


def prepare(torture):
    """A history to work on, lines to import and another history to merge."""
    app, draw = torture.app, torture.draw("base")
    questions = app.questions()
    base = torture.folder / "base"
    base.mkdir()
    harness.fill(app, base / "history.db", harness.random_lines(draw, questions, 60))
    source = torture.folder / "source.jsonl"
    source.write_text("\n".join(harness.random_lines(draw, questions, 40)) + "\n")
    app.run("history", "import", source, history=torture.folder / "other.db")
    # So that what import and merge add beside attempts does not hide what was there.
    wanted = [line for line in source.read_text().split("\n") if '"grade"' in line]
    source.write_text("\n".join(wanted) + "\n")
    (torture.folder / "other.db").unlink()
    app.run("history", "import", source, history=torture.folder / "other.db")
    return base, app.export(base / "history.db"), questions


def small_disk(torture, trial, draw):
    """A disk that is full: a small file system of its own, with little room left."""
    place = torture.folder / "small"
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], stderr=subprocess.DEVNULL).returncode:
        torture.figure("no small disk: not permitted")
        return
    try:
        trial.root = place / "disk"
        trial.history, trial.target = trial.root / "history.db", trial.root / "target"
        trial.root.mkdir()
        if trial.victim != "grade new":
            shutil.copytree(trial.base, trial.root, dirs_exist_ok=True)
        room = draw.choice([0, 4096, 20_000, 60_000, 100_000])
        free = os.statvfs(place).f_bavail * 4096 - room
        (place / "ballast").write_bytes(bytes(max(0, free)))
        ended = trial.app.run(*trial.arguments(), history=trial.history, limit=20)
        (place / "ballast").unlink()
        trial.judge(ended, f"a disk with {room} bytes left")
        torture.figure("small disks")
    finally:
        subprocess.run(["umount", str(place)], timeout=20)


def run(torture):
    shim = disk.compile_shim(torture.folder)
    if not shim:
        print("calls: no C compiler, skipped")
        return
    base, lines, questions = prepare(torture)
    root, log = torture.folder / "disk", torture.folder / "events"

    def trial(step, victim):
        return Trial(torture, step, victim, base, lines, questions)

    calls = {}
    for victim in VICTIMS:
        log.unlink(missing_ok=True)
        ended = trial("base", victim).run("nothing fails", extra=disk.watched(shim, root, log, TORTURE_COUNT="1"))
        assert ended.code == 0, ended
        calls[victim] = collections.Counter(event.path for event in disk.events(log) if event.kind == "X")
    for step, draw in torture.steps(375, 14):
        victim = VICTIMS[step % len(VICTIMS)]
        sort = draw.random()
        if sort < 0.06:
            small_disk(torture, trial(step, victim), draw)
        elif sort < 0.12:
            limit = draw.choice([0, 512, 4096, 40_000, 80_000, 90_000, 120_000, draw.randrange(300_000)])
            trial(step, victim).run(f"files of at most {limit} bytes", setup=lambda: limited(limit))
            torture.figure("limited files")
        else:
            held = draw.random() < 0.3
            # What is synced decides; a command has but one line to say.
            weights = {"fsync": 8 if held else 3, "write": 2, "stdout": 0.4}
            names = sorted(calls[victim])
            call, = draw.choices(names, [weights.get(name, 1) for name in names])
            most = min(5, calls[victim][call]) if held and call == "fsync" else calls[victim][call]
            at, error = draw.randrange(1, most + 1), draw.choice(ERRORS[call])
            more = {"TORTURE_FAIL": call, "TORTURE_FAIL_AT": str(at),
                    "TORTURE_FAIL_ERRNO": str(getattr(errno, error))}
            if draw.random() < 0.5:
                more["TORTURE_FAIL_ALL"] = "1"
            log.unlink(missing_ok=True)
            trial(step, victim).run(
                f"{call} {at} of {calls[victim][call]} {'and all after it ' if 'TORTURE_FAIL_ALL' in more else ''}{error}",
                extra=disk.watched(shim, root, log, **more), held=held)
            torture.figure("failed calls")


def limited(size):
    """In the program to be: what it writes beyond a length fails, and does not end it."""
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
