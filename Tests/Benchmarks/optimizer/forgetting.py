"""People who forget in known ways, and FSRS-6 written in numpy to judge predictions with."""

import math
import random

import numpy as np

DEFAULTS = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]
LOWER = [0.001] * 4 + [1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1]
UPPER = [100] * 4 + [10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]
SPREAD = [
    0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
]

# What each way of forgetting is; only the first two are FSRS-6.
WAYS = {
    "FSRS-6": "parameters drawn around the defaults, as far apart as people's are",
    "defaults": "parameters are the defaults, where nothing is to be learnt",
    "exponential": "the states of FSRS-6, but recall falls as exp(-t/S)",
    "cards differ": "FSRS-6, but each card's stability is a factor of its own (log sd 0.8)",
    "two traces": "recall is a mean of a fast and a slow power curve, of S/3 and 3S",
    "drift": "FSRS-6, but first stabilities triple over the time that is simulated",
}


def person(rng, scale):
    shift = 0.72 * rng.gauss(0, 1)
    w = []
    for index, value in enumerate(DEFAULTS):
        if index < 4:
            value *= math.exp(scale * (shift + 0.45 * rng.gauss(0, 1)))
        else:
            value += scale * 0.7 * SPREAD[index - 4] * rng.gauss(0, 1)
        w.append(min(max(value, LOWER[index]), UPPER[index]))
    return w


class Model:
    """FSRS-6 for one review at a time."""

    def __init__(self, w):
        self.w = w
        self.factor = 0.9 ** (-1 / w[20]) - 1
        self.easy = w[4] - math.exp(3 * w[5]) + 1

    def recall(self, s, t):
        return (1 + self.factor * t / s) ** -self.w[20]

    def interval(self, s):
        return s  # at 90%

    def first(self, g):
        w = self.w
        return w[g - 1], min(max(w[4] - math.exp(w[5] * (g - 1)) + 1, 1), 10)

    def next(self, s, d, g, t, r):
        w = self.w
        if t < 1:
            growth = math.exp(w[17] * (g - 3 + w[18])) * s ** -w[19]
            n = s * (max(1, growth) if g > 1 else growth)
        elif g > 1:
            n = s * (1 + math.exp(w[8]) * (11 - d) * s ** -w[9] * math.expm1(w[10] * (1 - r))
                     * (w[15] if g == 2 else 1) * (w[16] if g == 4 else 1))
        else:
            n = min(w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * math.exp(w[14] * (1 - r)),
                    s / math.exp(w[17] * w[18]))
        d = w[7] * self.easy + (1 - w[7]) * (d - w[6] * (g - 3) * (10 - d) / 9)
        return min(max(n, 0.001), 36500), min(max(d, 1), 10)


def simulate(way, count, seed):
    """The first so many reviews of a person, in order of time, and the chance that each was passed.

    Some new cards a day, each asked a little before or after the day that the defaults say; a lapse is
    followed by reviews of the same day until one is passed.
    """
    rng = random.Random(f"{way} {seed}")
    w = DEFAULTS if way == "defaults" else person(rng, 1)
    truth, plan = Model(w), Model(DEFAULTS)
    new_per_day = 5 if count < 10_000 else 20
    days_expected = max(count / (new_per_day * 7), 30)
    cards, due = [], {}
    out = []
    day = 0

    def chance(card, t):
        s = card["s"] * card["factor"]
        if way == "exponential":
            return 0.9 ** (t / s)
        if way == "two traces":
            return (truth.recall(s / 3, t) + truth.recall(3 * s, t)) / 2
        return truth.recall(s, t)

    def ask(number, t):
        card = cards[number]
        p = 0.75 if card["s"] is None else 0.95 if t == 0 else chance(card, t)
        style = rng.random()
        g = 1 if rng.random() >= p else 2 if style < 0.15 else 3 if style < 0.85 else 4
        out.append((number, day, g, p))
        if card["s"] is None:
            card["s"], card["d"] = truth.first(g)
            card["ps"], card["pd"] = plan.first(g)
            if way == "drift":
                card["s"] = min(card["s"] * 3 ** (day / days_expected), 100)
        else:
            card["s"], card["d"] = truth.next(
                card["s"], card["d"], g, t, truth.recall(card["s"] * card["factor"], t))
            card["ps"], card["pd"] = plan.next(
                card["ps"], card["pd"], g, t, plan.recall(card["ps"], t))
        card["last"] = day
        return g

    while len(out) < count:
        factor = lambda: math.exp(0.8 * rng.gauss(0, 1)) if way == "cards differ" else 1.0
        new = range(len(cards), len(cards) + new_per_day)
        cards += [{"s": None, "factor": factor(), "last": day} for _ in new]
        for number in due.pop(day, []) + list(new):
            g = ask(number, day - cards[number]["last"])
            tries = 0
            while g == 1 and tries < 5:
                g = ask(number, 0)
                tries += 1
            wait = plan.interval(cards[number]["ps"]) * rng.uniform(0.7, 1.4)
            due.setdefault(day + min(max(1, round(wait)), 400), []).append(number)
        day += 1
    card, days, grade, p = (np.array(column) for column in zip(*out[:count]))
    return {"card": card, "day": days, "grade": grade, "chance": p}


def predictions(w, reviews):
    """FSRS-6's recall at each review of a card a day or more after the one before; NaN elsewhere."""
    card, day, grade = reviews["card"], reviews["day"], reviews["grade"]
    order = np.argsort(card, kind="stable")
    c, t, g = card[order], day[order].astype(float), grade[order]
    first = np.r_[True, c[1:] != c[:-1]]
    elapsed = np.where(first, 0, np.diff(t, prepend=t[0]))
    starts = np.flatnonzero(first)
    lengths = np.diff(np.r_[starts, len(c)])
    w = np.asarray(w, float)
    factor = 0.9 ** (-1 / w[20]) - 1
    result = np.full(len(c), np.nan)
    s = w[g[starts] - 1]
    d0 = lambda grade: w[4] - np.exp(w[5] * (grade - 1)) + 1
    d = np.clip(d0(g[starts]), 1, 10)
    for position in range(1, lengths.max()):
        alive = lengths > position
        starts, lengths, s, d = starts[alive], lengths[alive], s[alive], d[alive]
        at = starts + position
        gi, ti = g[at], elapsed[at]
        r = (1 + factor * ti / s) ** -w[20]
        result[at[ti >= 1]] = r[ti >= 1]
        same = np.exp(w[17] * (gi - 3 + w[18])) * s ** -w[19]
        same = s * np.where(gi > 1, np.maximum(1, same), same)
        good = s * (1 + np.exp(w[8]) * (11 - d) * s ** -w[9] * np.expm1(w[10] * (1 - r))
                    * np.where(gi == 2, w[15], 1) * np.where(gi == 4, w[16], 1))
        bad = np.minimum(
            w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * np.exp(w[14] * (1 - r)),
            s / np.exp(w[17] * w[18]))
        s = np.clip(np.where(ti < 1, same, np.where(gi > 1, good, bad)), 0.001, 36500)
        d = np.clip(w[7] * d0(4) + (1 - w[7]) * (d - w[6] * (gi - 3) * (10 - d) / 9), 1, 10)
    back = np.empty(len(c))
    back[order] = result
    return back


def excess(w, reviews, start):
    """Mean loss of the predictions from a review on, above that of the true chances."""
    p = predictions(w, reviews)
    counts = ~np.isnan(p)
    counts[:start] = False
    passed = reviews["grade"][counts] > 1
    loss = lambda q: -np.log(np.where(passed, q, 1 - q)).mean()
    return float(loss(np.clip(p[counts], 1e-12, 1 - 1e-12)) - loss(reviews["chance"][counts]))
