"""Power cuts: commands run with their writes recorded; of each recording many disks are made as a cut at some
moment could leave them (disk.py has the model), and the app must open each with all that was confirmed before.

A grade counts as confirmed with the write to standard output that says so; an import, a merge and a setting
when their command has said it.
"""
import json
import os
import pathlib
import shutil

import disk
import harness

CUTS_PER_SESSION = 40
OUR_LIMIT = 30


class Session:
    """Commands, what they did to the disk, and what they confirmed."""

    def __init__(self, torture, shim, number, draw, questions):
        self.torture, self.draw, self.questions = torture, draw, questions
        self.root = torture.folder / "disk"
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        self.log = torture.folder / "events"
        self.log.unlink(missing_ok=True)
        self.app = harness.App(torture.binary, torture.folder, {"XDG_DATA_HOME": str(self.root)})
        self.history = self.root / "edgewise" / "history.db"
        self.extra = disk.watched(shim, self.root, self.log)
        self.lines = {}
        if draw.random() < 0.6:
            self.history.parent.mkdir(mode=0o700)
            harness.fill(self.app, self.history, harness.random_lines(draw, questions, draw.choice([20, 200])))
        self.strict = number % 3 == 2
        # (how many events there were, sort, what is confirmed)
        self.confirmed = [(0, "line", line) for line in self.app.export(self.history) or []
                          if self.history.exists() and '"setting"' not in line]
        # Last: whatever was made in the folder until now is on the disk.
        self.begin = disk.Disk(self.root, self.strict)
        self.run()
        self.events = disk.events(self.log)
        self.read_confirmations()

    def done(self):
        """How many bytes were recorded up to now."""
        return self.log.stat().st_size if self.log.exists() else 0

    def run(self):
        self.ends = []
        for number in range(self.draw.randrange(6, 18)):
            way = self.draw.choice(["grade"] * 6 + ["import", "merge", "setting", "backup", "export", "sitting"])
            getattr(self, way)(number)

    def command(self, *arguments):
        ended = self.app.run(*arguments, extra=self.extra, limit=OUR_LIMIT)
        if ended.code != 0:
            self.torture.fault("session", "a command fails without a cut", str(ended))
        return ended

    def grade(self, number):
        self.command("grade", self.draw.choice(self.questions), self.draw.choice(harness.GRADES), "--format", "json")

    def source(self, number):
        """Lines of a history, and a file of them outside of the disk."""
        lines = harness.random_lines(self.draw, self.questions, self.draw.choice([5, 60]))
        lines = [line for line in lines if '"setting"' not in line and '"mark"' not in line and '"note"' not in line]
        path = self.torture.folder / "source.jsonl"
        path.write_text("\n".join(lines) + "\n")
        return path, lines

    def take(self, lines):
        for line in lines:
            record = json.loads(line)
            self.ends.append((self.done(), "attempt", record["id"]) if "id" in record else
                             (self.done(), "retract", record["retract"]))

    def import_(self, number):
        path, lines = self.source(number)
        self.command("history", "import", path)
        self.take(lines)

    def merge(self, number):
        path, lines = self.source(number)
        other = self.torture.folder / "other.db"
        other.unlink(missing_ok=True)
        self.app.run("history", "import", path, history=other)
        self.command("history", "merge", other)
        self.take(lines)

    def setting(self, number):
        value = str(self.draw.randrange(1, 600))
        begin = self.done()
        self.command("settings", "minutes-per-day", value)
        self.ends.append((begin, "setting begun", value))
        self.ends.append((self.done(), "setting", value))

    def backup(self, number):
        if self.history.exists():
            name = self.root / f"backup-{number}.db"
            self.command("history", "backup", name)
            self.ends.append((self.done(), "file", str(name)))

    def export(self, number):
        if self.history.exists():
            name = self.root / f"export-{number}.jsonl"
            self.command("history", "export", "-o", name)
            self.ends.append((self.done(), "file", str(name)))

    def sitting(self, number):
        """Some questions answered in one process, which keeps its log."""
        talk = harness.Dialogue(self.app, "study", extra=self.extra)
        for _ in range(self.draw.randrange(1, 6)):
            if not talk.choose("Reveal") or not talk.choose(self.draw.choice(["Good", "Again", "Easy"])):
                break
        talk.close()

    def read_confirmations(self):
        """Turns bytes of the log into numbers of events, and reads what grades said."""
        place, places = 0, {0: 0}
        for count, event in enumerate(self.events, 1):
            place += disk.HEAD.size + len(os.fsencode(event.path)) + len(os.fsencode(event.second)) + len(event.data)
            places[place] = count
            if event.kind == "S":
                text = event.data.decode("utf-8", "replace")
                if text.startswith("{") and '"due"' in text:
                    self.confirmed.append((count, "attempt", json.loads(text)["id"]))
                if text.startswith("Saved") or "\nSaved" in text:
                    self.confirmed.append((count, "study", None))
        self.confirmed += [(places[end], sort, what) for end, sort, what in self.ends]

    def before(self, count):
        return [(sort, what) for at, sort, what in self.confirmed if at <= count]


setattr(Session, "import", Session.import_)


def hold(torture, step, session, count, left, model):
    """Holds a disk after a cut to what was confirmed before it."""
    place = torture.folder / "after"
    shutil.rmtree(place, ignore_errors=True)
    (place / "edgewise").mkdir(parents=True)
    for path, data in left.items():
        new = place / pathlib.Path(path).relative_to(session.root)
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        new.chmod(0o600)
        if ".partial" in path:
            torture.figure("files left as .partial")
    history = place / "edgewise" / "history.db"
    app = harness.App(torture.binary, torture.folder, {"XDG_DATA_HOME": str(place)})
    before = session.before(count)
    files = {path.rsplit("/", 1)[-1]: data for path, data in left.items()}

    def fault(what, detail):
        torture.fault(step, f"{what} [{model}]", f"event {count}: {detail}", files)

    check, export = app.run("history", "check"), app.run("history", "export")
    known = any(sort in ("attempt", "line", "study") for sort, _ in before)
    if check.code != 0 and (known or check.code == 1 or check.wrong((0, 1, 2))):
        fault("check after a cut is not clean", check.out.strip()[:200] or check.err.strip()[:200])
    if export.code != 0 and known:
        fault("export fails after a cut", export.err.strip()[:200])
        return
    lines = export.out.split("\n")[:-1] if export.code == 0 else []
    records = [json.loads(line) for line in lines]
    attempts = [record["id"] for record in records if "grade" in record]
    if len(attempts) != len(set(attempts)):
        fault("an attempt is there twice", "")
    retracted = {record["retract"] for record in records if "retract" in record}
    value = {record["setting"]: record["value"] for record in records if "setting" in record}.get("minutes-per-day")
    held, ids = set(lines), set(attempts)
    lost = [what for sort, what in before if sort == "attempt" and what not in ids
            or sort == "retract" and what not in retracted or sort == "line" and what not in held]
    if lost:
        fault("confirmed, but lost", lost[:2])
    settings = [(at, what) for at, sort, what in session.confirmed if sort == "setting" and at <= count]
    if settings:
        begun = {what for at, sort, what in session.confirmed if sort == "setting begun" and at <= count}
        if value != settings[-1][1] and not (value in begun and value not in [what for _, what in settings]):
            fault("a confirmed setting is lost", f"{value} for {settings[-1][1]}")
    studied = sum(sort == "study" for sort, _ in before)
    if studied > sum(record.get("session") not in (None, "s1") for record in records if "grade" in record):
        fault("confirmed in a sitting, but lost", studied)
    for sort, what in before:
        if sort == "file" and what not in left:
            fault(f"a confirmed {pathlib.Path(what).name.split('-')[0]} is not there", what)
    for path in left:
        new = place / pathlib.Path(path).relative_to(session.root)
        if new.name.startswith("backup-") and new.suffix == ".db":
            if app.run("history", "check", history=new).code != 0:
                fault("a backup is not whole", new.name)
        if new.name.startswith("export-") and not new.read_bytes().endswith(b"}\n"):
            fault("an export is not whole", new.name)
    grade = app.run("grade", session.questions[0], "good")
    again = app.run("history", "export")
    if grade.code != 0:
        fault("no grade can be given after a cut", grade.err.strip()[:200])
    elif not set(lines) - {l for l in lines if '"setting"' in l} <= set(again.out.split("\n")):
        fault("a grade after a cut loses others", "")


def run(torture):
    shim = disk.compile_shim(torture.folder)
    if not shim:
        print("powercuts: no C compiler, skipped")
        return
    questions = torture.app.questions()
    cuts = torture.count(1600, 12)
    sessions = max(2, cuts // CUTS_PER_SESSION)
    step = 0
    for number in range(sessions):
        steps = range(step, step + -(-cuts // sessions))
        step = steps.stop
        if torture.only_step is not None and torture.only_step not in steps:
            continue
        session = Session(torture, shim, number, torture.draw(f"session {number}"), questions)
        model = "strict" if session.strict else "journal"
        torture.figure("sessions")
        torture.figure("events recorded", len(session.events))
        syncs = [place for place, event in enumerate(session.events, 1) if event.kind in "FDSU"]
        moments = []
        for one in steps:
            draw = torture.draw(one)
            # Around a sync most can go wrong.
            moment = draw.choice(syncs) + draw.choice([-1, 0, 0, 1, 2]) if syncs and draw.random() < 0.5 else (
                draw.randrange(len(session.events) + 1))
            moments.append((max(0, min(moment, len(session.events))), one, draw))
        place, at = session.begin, 0
        for moment, one, draw in sorted(moments, key=lambda each: each[:2]):
            while at < moment:
                place.take(session.events[at])
                at += 1
            if torture.only_step in (None, one):
                torture.figure(f"cuts, {model}")
                hold(torture, one, session, moment, place.cut(draw), model)
