"""Measures FSRS's optimizer against fsrs-rs and its scheduler against py-fsrs, side by side in one run.

    pip install numpy fsrs-rs-python==0.9.3 fsrs==6.3.2
    python3 Tests/Benchmarks/optimizer/compare.py

People are simulated with known ways of forgetting (forgetting.py). Each is fitted to the first so many
reviews, and all fits are judged by the same code here, in 64 bits, on the person's next reviews: mean
of -log of the probability given to what happened, above that of the probability it was drawn with. Below
0 would be a leak.
"""

import argparse
import json
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

import forgetting

HERE = Path(__file__).parent
PROGRAM = HERE / ".build/release/optimizer-benchmark"
LATER = 2000


def build():
    subprocess.run(["swift", "build", "-c", "release"], cwd=HERE, check=True, stdout=sys.stderr)


def fit_here(people, times=1, strength=None):
    """Fits of FSRS to people's reviews: parameters and seconds."""
    parts = []
    for reviews in people:
        rows = np.stack([reviews["card"], reviews["day"], reviews["grade"]], axis=1)
        parts += [np.array([len(rows)], np.int32), rows.astype(np.int32).ravel()]
    command = [str(PROGRAM), "fit", str(times)] + ([str(strength)] if strength else [])
    out = subprocess.run(
        command, input=np.concatenate(parts).tobytes(), capture_output=True, check=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def items_of(reviews):
    """What fsrs-rs fits to: for each review a day or more after the one before, all up to it."""
    import fsrs_rs_python as rs

    histories, last, items, cards = {}, {}, [], []
    for card, day, grade in zip(
            reviews["card"].tolist(), reviews["day"].tolist(), reviews["grade"].tolist()):
        elapsed = day - last.get(card, day)
        history = histories.setdefault(card, [])
        history.append(rs.FSRSReview(grade, elapsed))
        last[card] = day
        if elapsed > 0:
            items.append(rs.FSRSItem(list(history)))
            cards.append(card)
    return items, cards


def fit_rs(reviews, times=1):
    import fsrs_rs_python as rs

    model = rs.FSRS(list(rs.DEFAULT_PARAMETERS))
    items, cards = items_of(reviews)
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        try:
            w = model.compute_parameters(items, card_ids=cards)
        except ValueError:  # too little data; its users keep what they have
            w = list(rs.DEFAULT_PARAMETERS)
        seconds.append(time.perf_counter() - start)
    return {"w": list(w), "fit": sorted(seconds)[times // 2], "scored": len(items)}


def judge(sizes, ways, people, seed):
    """Excess losses by way of forgetting and size, and their standard errors of the difference."""
    rows = []
    for way in ways:
        for size in sizes:
            count = people if size <= 1000 else max(2, people * 4000 // size // 2)
            count = min(count, people)
            simulated = [
                forgetting.simulate(way, size + LATER, seed=seed + 1000 * number)
                for number in range(count)
            ]
            past = [{key: value[:size] for key, value in one.items()} for one in simulated]
            here = fit_here(past)
            excess = {"defaults": [], "fsrs-rs": [], "FSRS": []}
            untouched = 0
            for reviews, start, mine in zip(simulated, past, here):
                theirs = fit_rs(start)
                untouched += np.allclose(theirs["w"], forgetting.DEFAULTS, atol=1e-6)
                for name, w in [
                    ("defaults", forgetting.DEFAULTS), ("fsrs-rs", theirs["w"]),
                    ("FSRS", mine["w"])]:
                    excess[name].append(forgetting.excess(w, reviews, size))
            difference = np.array(excess["fsrs-rs"]) - np.array(excess["FSRS"])
            rows.append({
                "way": way, "size": size, "people": count,
                **{name: float(np.mean(values)) for name, values in excess.items()},
                "gain": float(difference.mean()),
                "error": float(difference.std(ddof=1) / np.sqrt(count)),
                "untouched": untouched / count,
            })
            row = rows[-1]
            print(
                f"| {way} | {size} | {count} | {row['defaults']:.4f} | {row['fsrs-rs']:.4f} "
                f"| {row['FSRS']:.4f} | {row['gain']:+.4f} ± {row['error']:.4f} "
                f"| {row['untouched']:.0%} |", flush=True)
    return rows


def time_training(sizes, seed, people=4):
    print(
        "\n| reviews | person | scored | fsrs-rs, ms | FSRS, ms | its log, ms | ratio |\n"
        "|---|---|---|---|---|---|---|")
    for size in sizes:
        for number in range(people):
            reviews = forgetting.simulate("FSRS-6", size, seed=seed + 1000 * number)
            theirs = fit_rs(reviews, times=5)
            mine = fit_here([reviews], times=9)[0]
            print(
                f"| {size} | {number + 1} | {theirs['scored']} | {1e3 * theirs['fit']:.1f} "
                f"| {1e3 * mine['fit']:.1f} | {1e3 * mine['log']:.1f} "
                f"| {theirs['fit'] / mine['fit']:.1f} |", flush=True)


def time_scheduling():
    import fsrs

    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    grades = [fsrs.Rating(g) for g in (3, 3, 2, 3, 1, 3, 3, 4)]
    rounds = 50_000
    card = fsrs.Card()
    now = datetime(2026, 1, 1, tzinfo=timezone.utc)
    start = time.perf_counter()
    for index in range(rounds):
        if index % 64 == 0:
            card = fsrs.Card()
        now = now + timedelta(days=index % 30)
        card, _ = scheduler.review_card(card, grades[index % 8], now)
    theirs = 1e9 * (time.perf_counter() - start) / rounds
    mine = json.loads(subprocess.run(
        [str(PROGRAM), "schedule"], capture_output=True, check=True).stdout)
    steps, days = mine["reviewWithSteps"], mine["nextStateAndInterval"]
    print(
        f"\nScheduling one review: py-fsrs {theirs:.0f} ns; StepScheduler {steps:.0f} ns "
        f"({theirs / steps:.0f}x); next state and interval {days:.0f} ns ({theirs / days:.0f}x)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=40, help="people for each way and size")
    parser.add_argument("--sizes", type=int, nargs="*",
                        default=[30, 60, 120, 250, 500, 1000, 4000, 20_000, 100_000])
    parser.add_argument("--ways", nargs="*", default=list(forgetting.WAYS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skip", nargs="*", default=[], choices=["loss", "training", "scheduling"])
    options = parser.parse_args()
    build()
    if "loss" not in options.skip:
        print(
            "| forgetting | reviews | people | defaults | fsrs-rs | FSRS | fsrs-rs − FSRS | fsrs-rs = "
            "defaults |\n|---|---|---|---|---|---|---|---|")
        judge(options.sizes, options.ways, options.people, options.seed)
    if "training" not in options.skip:
        time_training([size for size in options.sizes if size >= 1000], options.seed)
    if "scheduling" not in options.skip:
        time_scheduling()


if __name__ == "__main__":
    main()
