"""Merges of three histories that share some of what they hold: in whatever order they are merged, and however
often, the export is the same byte for byte, and so are `due` and `list`; nothing of any of them is lost.
"""
import json
import shutil

import harness

NOW = "2026-11-23T12:00:00Z"


class Triple:
    def __init__(self, torture, step, draw, questions):
        self.torture, self.step, self.app = torture, step, torture.app
        self.folder = torture.folder / "triple"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        moments = [json.loads(line)["at"] for line in harness.random_lines(draw, questions, 3)]
        sizes = [draw.choice([0, 1, 8, 30, 60]) for _ in range(4)]
        # What all of them were copied from, and what each was given since.
        shared = harness.random_lines(draw, questions[:12], sizes[3], twins=moments)
        shared_attempts = [json.loads(line) for line in shared if '"grade"' in line]
        for name, size in zip("abc", sizes):
            own = harness.random_lines(draw, questions[:12], size, twins=moments) if size else []
            for attempt in draw.sample(shared_attempts, len(shared_attempts) // 6):
                own.append(json.dumps({"retract": attempt["id"], "at": draw.choice(moments)}))
            self.make(name, shared + own, draw)

    def path(self, name):
        return self.folder / f"{name}.db"

    def make(self, name, lines, draw):
        draw.shuffle(lines)
        # Of one key, all that the history was told; an import keeps the latest.
        source = self.folder / "lines.jsonl"
        source.write_text("\n".join(lines) + "\n")
        self.done("history", "import", source, history=self.path(name))
        if draw.random() < 0.5:
            self.app.run("due", history=self.path(name))  # Cards are stored, and followed by the merge.

    def done(self, *arguments, history):
        ended = self.app.run(*arguments, history=history, limit=20)
        if ended.code != 0:
            self.fault(f"{arguments[0]} {arguments[1]} is refused", ended.err.strip()[:200])
        return ended

    def fault(self, what, detail=""):
        self.torture.fault(self.step, what, detail, harness.state(self.folder))

    def merged(self, name, *others):
        """A copy of one history that takes in others, in order."""
        target = "_".join([name, *others])
        shutil.copy(self.path(name), self.path(target))
        for other in others:
            self.done("history", "merge", self.path(other), history=self.path(target))
        return target

    def views(self, name):
        path = self.path(name)
        return (self.app.run("history", "export", history=path).raw,
                self.app.run("due", "--now", NOW, history=path).out,
                self.app.run("list", "--format", "json", "--now", NOW, history=path).out)

    def same(self, law, one, other):
        for view, left, right in zip(["export", "due", "list"], self.seen(one), self.seen(other)):
            if left != right:
                self.fault(f"{law}: {view} differs", f"{one} and {other}")

    def seen(self, name):
        if name not in self.known:
            self.known[name] = self.views(name)
        return self.known[name]

    def hold(self):
        self.known = {}
        self.merged("a", "b"), self.merged("b", "a"), self.merged("b", "c")
        self.same("commutative", "a_b", "b_a")
        left, right, back = self.merged("a_b", "c"), self.merged("a", "b_c"), self.merged("c", "b_a")
        self.same("associative", left, right)
        self.same("commutative, of three", left, back)
        again = self.merged(left, "b", "b_c", "a")
        self.same("idempotent", left, again)
        before = {line for name in "abc" for line in self.views(name)[0].decode().split("\n")
                  if '"grade":' in line or '"retract":' in line}
        lines = self.seen(left)[0].decode().split("\n")
        if not before <= set(lines):
            self.fault("something is lost in a merge", sorted(before - set(lines))[:1])
        ids = harness.attempts_of(lines)
        if len(ids) != len(set(ids)):
            self.fault("something is doubled in a merge")
        for name in (left, again):
            check = self.app.run("history", "check", history=self.path(name))
            if check.code != 0:
                self.fault("check is not clean after a merge", check.out.strip()[:200])
        self.torture.figure("attempts merged", len(ids))


def run(torture):
    questions = torture.app.questions()
    for step, draw in torture.steps(200, 2):
        Triple(torture, step, draw, questions).hold()
        torture.figure("triples")
