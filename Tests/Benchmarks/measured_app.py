"""The app that is measured, built from this checkout, and histories of attempts at its questions.

A history is the same in every run on one day.
"""
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
# Products of its own, so that a measurement disturbs no other build.
PRODUCTS = pathlib.Path(__file__).resolve().parent / ".build/app"
# Seconds that a build or an import may take.
BUILD_LIMIT, IMPORT_LIMIT = 3600, 600
LEVELS = ["junior", "mid", "senior", "staff", "principal"]


def make_app():
    """Builds the app for release, as one program; returns its path, and the questions as `key_points` does."""
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "edgewise",
               "--package-path", str(CHECKOUT), "--scratch-path", str(PRODUCTS)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=BUILD_LIMIT)
    if done.returncode:
        sys.exit(f"the app was not built:\n{done.stdout[-4000:]}")
    return PRODUCTS / "release/edgewise", key_points(CHECKOUT)


def key_points(checkout):
    """The key points of each question of a checkout's bank, by the question's id."""
    ids = {}
    for level in LEVELS:
        for path in (checkout / "QuestionBank" / level).glob("*.md"):
            ids[path.stem] = re.findall(r"\{id: (k\d+)", path.read_text())
    return ids


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
