#!/usr/bin/env python3
"""What a repeat takes of a question's own minutes, by form, simulated on the built-in bank.

    python3 Tests/Benchmarks/repeat_shares.py QuestionBank

A first try takes the question's minutes: they are its budget. A repeat that is recalled is the prompt
read, the key points said and each of them checked. One that is not is the prompt read, a while of
thinking, the answer read and the points checked; it is said and checked once more before the day is over. A
scenario's figures are worked out again, which takes a part of the time that its minutes leave beside
reading and saying; a code question is written again.

Silent reading of English: 238 words a minute, sd 51 between people (M. Brysbaert, "How many words do we
read per minute?", Journal of Memory and Language 109, 2019). Speech: 150 words a minute, sd 20 (about
what S. Tauroza and D. Allison, "Speech rates in British English", Applied Linguistics 11, 1990, find for
lectures and interviews). What is not known is drawn widely: thinking before an answer 5 to 30 s, a point
judged in 1 to 4 s, figures worked out again in a quarter to a half of the time of the first.
"""
import random
import re
import statistics
import sys
from pathlib import Path

PEOPLE = 400


def words(text):
    return len(re.findall(r"\S+", text))


def question(path):
    text = path.read_text()
    if not text.startswith("---\n"):
        return None
    _, front, body = text.split("---\n", 2)
    minutes = re.search(r"^minutes: (\d+)", front, re.M)
    form = re.search(r"^form: (\w+)", front, re.M)
    if not minutes or not form:
        return None
    points = re.search(r"^key_points:\n((?: .*\n)+)", front, re.M).group(1)
    said = re.findall(r"\bt: \"?(.*?)\"?}$", points, re.M)
    prompt, answer = re.split(r"^## Answer$", body, flags=re.M)
    return (
        form.group(1), int(minutes.group(1)), words(prompt), words(" ".join(said)), len(said),
        words(answer),
    )


def shares(items, rng):
    recalled, forgotten, relearnt = [], [], []
    for _ in range(PEOPLE):
        reading = max(120, rng.gauss(238, 51)) / 60
        speech = max(100, rng.gauss(150, 20)) / 60
        think, judge, rework = rng.uniform(5, 30), rng.uniform(1, 4), rng.uniform(0.25, 0.5)
        for form, minutes, prompt, said, count, answer in rng.sample(items, min(40, len(items))):
            read, say = prompt / reading, said / speech
            check = said / reading + count * judge
            work = 0
            if form != "core":
                work = rework * max(0, 60 * minutes - read - say - check)
            known = read + say + check + work
            lost = read + think + work + answer / reading + check
            recalled.append(known / (60 * minutes))
            forgotten.append(lost / (60 * minutes))
            relearnt.append((read + say + check) / (60 * minutes))
    return [statistics.mean(values) for values in (recalled, forgotten, relearnt)]


def main():
    rng = random.Random(1)
    items = [q for p in sorted(Path(sys.argv[1]).rglob("*.md")) if (q := question(p))]
    print("| form | questions | recalled | forgotten | once more |\n|---|---|---|---|---|")
    for form in sorted({q[0] for q in items}):
        of = [q for q in items if q[0] == form]
        known, lost, more = shares(of, rng)
        print(f"| {form} | {len(of)} | {known:.2f} | {lost:.2f} | {more:.2f} |")


if __name__ == "__main__":
    main()
