"""How much damage stays hidden: of single bits flipped that change the export, how many does `history check`
find; of damaged logs that lose late grades, how many are said to be damaged at all.

These are figures; a fault is only what ends by a signal, or hangs.
"""
import shutil
import sqlite3

import harness
import mutations

LATE = 20


def rows(path):
    """What an export would say, asked for as the app does; None where SQLite itself cannot."""
    db = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    db.text_factory = bytes
    try:
        return [db.execute(sql).fetchall() for sql in (
            "SELECT * FROM attempt WHERE true ORDER BY at, id", "SELECT attempt, at FROM retraction ORDER BY at, attempt",
            "SELECT * FROM mark ORDER BY question, kind", "SELECT * FROM note ORDER BY question",
            "SELECT * FROM setting ORDER BY key")]
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        db.close()


def flipped(torture, questions):
    draw = torture.draw("flips")
    base, work = torture.folder / "base.db", torture.folder / "work" / "history.db"
    work.parent.mkdir()
    harness.fill(torture.app, base, harness.random_lines(draw, questions, 150))
    right, data = torture.app.run("history", "export", history=base).raw, base.read_bytes()
    changed, held = torture.count(400, 4), rows(base)
    for step in range(200 * changed):
        if torture.figures.get("flips that change the export", 0) >= changed:
            break
        if torture.only_step not in (None, f"flip {step}"):
            continue
        draw = torture.draw(f"flip {step}")
        harness.clear(work.parent)
        damaged = bytearray(data)
        place = mutations.flip(damaged, draw)
        work.write_bytes(damaged)
        torture.figure("flips")
        # Most change nothing that is exported, and to ask the app each time takes long.
        if rows(work) == held:
            continue
        export = torture.app.run("history", "export", history=work)
        if export.wrong():
            torture.fault(f"flip {step}", f"export {export.wrong()}", f"bit at {place}", {"history.db": bytes(damaged)})
        if export.code == 0 and export.raw == right:
            continue
        torture.figure("flips that change the export")
        if export.code != 0:
            torture.figure("of these the export itself refuses")
        check = torture.app.run("history", "check", history=work)
        if check.wrong((0, 1, 2)):
            torture.fault(f"flip {step}", f"check {check.wrong((0, 1, 2))}", f"bit at {place}", {"history.db": bytes(damaged)})
        torture.figure("of these check finds" if check.code else "of these nobody notices")


def logs(torture, questions):
    """A log with 20 grades that are not in the file yet, damaged in each of some ways."""
    base, work = torture.folder / "hot", torture.folder / "late"
    base.mkdir()
    work.mkdir()
    draw = torture.draw("logs")
    harness.fill(torture.app, base / "history.db", harness.random_lines(draw, questions, 100))
    harness.make_hot(torture.app, base / "history.db", LATE, questions, draw)
    right = set(harness.attempts_of(torture.app.export(copy(base, work) / "history.db")))
    ways = [mutations.log_bits, mutations.log_bits, mutations.log_cut, mutations.log_frames, mutations.log_header,
            mutations.log_missing, mutations.index_damaged, mutations.index_missing]
    for step, draw in torture.steps(400, 8, "log"):
        copy(base, work)
        way = ways[step % len(ways)]
        name = way(draw, work)
        export = torture.app.run("history", "export", history=work / "history.db")
        check = torture.app.run("history", "check", history=work / "history.db")
        for ended in (export, check):
            if ended.wrong((0, 1, 2)):
                torture.fault(f"log {step}", f"{name}: {ended.wrong((0, 1, 2))}", str(ended), harness.state(base))
        torture.figure("logs damaged")
        if export.code != 0 or check.code != 0:
            torture.figure(f"{name}: said to be damaged")
            continue
        lost = len(right - set(harness.attempts_of(export.out.split("\n"))))
        torture.figure(f"{name}: " + ("late grades lost, nothing said" if lost else "nothing lost"))
        torture.figure("late grades lost without a word", lost)


def copy(base, work):
    harness.clear(work)
    shutil.copytree(base, work, dirs_exist_ok=True)
    return work


def run(torture):
    questions = torture.app.questions()
    flipped(torture, questions)
    logs(torture, questions)
