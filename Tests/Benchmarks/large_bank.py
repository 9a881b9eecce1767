"""A checkout whose bank has 300 questions, and a history of 10,000 attempts at them.

The questions are those of QuestionBank several times over, under new ids. Everything else that is
made is the same in every run on one day.
"""
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
LARGE = pathlib.Path(__file__).resolve().parent / ".build/large-bank"
# Seconds that a build or an import may take.
BUILD_LIMIT, IMPORT_LIMIT = 3600, 600
LEVELS = ["junior", "mid", "senior", "staff", "principal"]


def make_app():
    """Builds the app with the large bank.

    Returns its path, and the questions as `key_points` does.
    """
    make_checkout(LARGE)
    return build(LARGE), key_points(LARGE)


def key_points(checkout):
    """The key points of each question of a checkout's bank, by the question's id."""
    ids = {}
    for level in LEVELS:
        for path in (checkout / "QuestionBank" / level).glob("*.md"):
            ids[path.stem] = re.findall(r"\{id: (k\d+)", path.read_text())
    return ids


def make_checkout(target, count=300):
    """Copies the checkout, as it is on disk, and multiplies its questions.

    Files that have not changed are left alone, so that a second build is a short one.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    names = [name for name in listed.split("\0")
             if name and os.path.lexists(CHECKOUT / name) and not name.startswith("Tests/Benchmarks/")]
    wanted, questions = {}, {}
    for name in names:
        path = CHECKOUT / name
        match = re.fullmatch(r"QuestionBank/(\w+)/([\w-]+)\.md", name)
        if match and match[1] in LEVELS:
            questions[name] = path.read_text()
        elif path.is_symlink():
            wanted[name] = os.readlink(path)
        else:
            wanted[name] = path.read_bytes()
    made = 0
    for copy in range(-(-count // len(questions))):
        for name, text in list(questions.items())[:count - made]:
            if copy:
                text = variant(text, copy)
                name = name.replace(".md", f"-copy-{copy}.md")
            wanted[name] = text.encode()
            made += 1
    write(target, wanted)


def variant(text, copy):
    """A question under another id, with other words in its title and prompt.

    The last letter of every longer word moves on in the alphabet: the length stays, and the linter
    finds no near duplicate.
    """
    def moved(match):
        word = match[0]
        return word[:-1] + chr(ord("a") + (ord(word[-1]) - ord("a") + copy) % 26)

    def reworded(match):
        return match[1] + re.sub(r"\b[a-z]{3,}\b", moved, match[2])

    text = re.sub(r"^(id: \S+)$", rf"\1-copy-{copy}", text, count=1, flags=re.M)
    text = re.sub(r"^(title: )(.*)$", reworded, text, count=1, flags=re.M)
    return re.sub(r"^(## Prompt\n)(.*?)(?=^## Answer$)", reworded, text, count=1, flags=re.M | re.S)


def write(target, wanted):
    """Makes a folder's files, but for build products, these and no others."""
    for folder, folders, files in os.walk(target, topdown=True):
        folders[:] = [name for name in folders if not name.startswith(".build")]
        for name in files + [name for name in folders if (pathlib.Path(folder) / name).is_symlink()]:
            path = pathlib.Path(folder) / name
            if str(path.relative_to(target)) not in wanted and name != "Package.resolved":
                path.unlink()
    for name, content in wanted.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            if not path.is_symlink() or os.readlink(path) != content:
                if os.path.lexists(path):
                    path.unlink()
                path.symlink_to(content)
        elif not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def build(checkout):
    """Builds the app for release, as one program, and returns its path."""
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "edgewise",
               "--package-path", str(checkout)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=BUILD_LIMIT)
    if done.returncode:
        sys.exit(f"the app was not built:\n{done.stdout[-4000:]}")
    return checkout / ".build/release/edgewise"


def make_history(app, environment, ids, count=10_000):
    """Has the app import attempts into the history that its environment names."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for line in attempts(ids, datetime.date.today(), count):
            file.write(line + "\n")
        file.flush()
        subprocess.run(
            [app, "history", "import", file.name], env=environment, check=True,
            stdout=subprocess.DEVNULL, timeout=IMPORT_LIMIT)
    # The first command after an import works the cards out and keeps them.
    subprocess.run(
        [app, "progress"], env=environment, check=True, stdout=subprocess.DEVNULL,
        timeout=IMPORT_LIMIT)


def attempts(ids, today, count=10_000, seed=20261101):
    """Attempts as lines of JSON: three years, every question seen, the last ones yesterday.

    Grades and pauses are drawn so that some questions are due, some are not, and a few were wrong
    when they were last answered.
    """
    draw = random.Random(seed)
    names = sorted(ids)
    first = today - datetime.timedelta(days=1096)
    moments = sorted(draw.randrange(1095 * 720) for _ in range(count))
    for number, moment in enumerate(moments):
        day, minute = divmod(moment, 720)
        at = datetime.datetime.combine(
            first + datetime.timedelta(days=day), datetime.time(8), datetime.timezone.utc
        ) + datetime.timedelta(minutes=minute, milliseconds=number % 1000)
        # Every question early on; later the same ones come again more often than others.
        question = names[number % len(names)] if number < 2 * len(names) else (
            names[int(draw.random() ** 1.5 * len(names))])
        think = draw.randrange(20_000, 240_000)
        ticked = [point for point in ids[question] if draw.random() < 0.7]
        yield json.dumps({
            "question": question, "revision": 1, "at": at.strftime("%Y-%m-%dT%H:%M:%S.")
            + f"{at.microsecond // 1000:03}Z", "offsetMinutes": 0,
            "grade": draw.choices(["again", "hard", "good", "easy"], [12, 18, 55, 15])[0],
            "kind": "study", "thinkMs": think, "totalMs": think + draw.randrange(5_000, 60_000),
            "confidence": draw.randrange(1, 5), "points": ticked,
            "score": min(100, 15 * len(ticked)),
        })
