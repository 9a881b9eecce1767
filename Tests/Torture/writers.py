"""Three processes grade at once: each grade that was confirmed is there once, and no other."""
import collections
import json
import select
import subprocess
import time

import harness

WRITERS = 3
LIMIT = 30


class Writer:
    """One of those who grade, a command after another."""

    def __init__(self, app, history, draw, questions, count):
        self.app, self.history, self.draw, self.questions, self.rest = app, history, draw, questions, count
        self.confirmed, self.refused = [], collections.Counter()
        self.process = None
        self.next()

    def next(self):
        self.process = None
        if self.rest == 0:
            return
        self.rest -= 1
        self.begin = time.monotonic()
        self.process = subprocess.Popen(
            [self.app.binary, "grade", self.draw.choice(self.questions), self.draw.choice(harness.GRADES),
             "--format", "json", "--history", str(self.history)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.app.environment,
            cwd=self.app.home)

    def take(self):
        """Takes in the end of a command, which has closed its output, and gives the next."""
        out, err = self.process.communicate(timeout=LIMIT)
        if self.process.returncode == 0:
            self.confirmed.append(json.loads(out)["id"])
        else:
            self.refused[f"{self.process.returncode}: {err.decode().strip().split(': ', 2)[-1]}"] += 1
        self.next()


def run(torture):
    app, questions = torture.app, torture.app.questions()
    history = torture.folder / "shared" / "history.db"
    total = torture.count(2005, 24)
    shares = [total // WRITERS + (number < total % WRITERS) for number in range(WRITERS)]
    writers = [Writer(app, history, torture.draw(number), questions[:7], share) for number, share in enumerate(shares)]
    while any(writer.process for writer in writers):
        busy = {writer.process.stdout: writer for writer in writers if writer.process}
        ready = select.select(list(busy), [], [], LIMIT)[0]
        if not ready:
            for writer in busy.values():
                writer.process.kill()
            torture.fault("writers", f"no command ends within {LIMIT} s")
        for stdout in ready or busy:
            busy[stdout].take()
    confirmed = [id for writer in writers for id in writer.confirmed]
    refused = sum((writer.refused for writer in writers), collections.Counter())
    files = harness.state(history.parent)
    lines = app.export(history) or []
    ids = harness.attempts_of(lines)
    if sorted(ids) != sorted(confirmed):
        torture.fault("end", "confirmed and exported differ",
                      f"{len(confirmed)} confirmed, {len(ids)} exported, {len(set(confirmed) - set(ids))} lost", files)
    check = app.run("history", "check", history=history, limit=30)
    if check.code != 0:
        torture.fault("end", "check is not clean", check.out + check.err, files)
    # What the cards came to beside others' writes is what the log gives.
    source, anew = torture.folder / "lines.jsonl", torture.folder / "anew.db"
    source.write_text("\n".join(lines) + "\n")
    app.run("history", "import", source, history=anew, limit=30)
    listed = [app.run("list", "--format", "json", history=path, limit=30).out for path in (history, anew)]
    if listed[0] != listed[1]:
        torture.fault("end", "the cards are not what the log gives", "", files)
    for what, number in refused.items():
        torture.fault("end", "a grade is refused because of others", f"{number} times {what}")
    torture.figure("grades", total)
    torture.figure("confirmed", len(confirmed))
    torture.figures["left beside the file"] = ", ".join(sorted(set(files) - {"history.db"})) or "nothing"
