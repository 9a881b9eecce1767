"""FSRS-6 for arrays of questions. Needs numpy.

The formulas are those of `Sources/FSRS`; run by itself, this holds them to the vectors of `Tests/FSRSTests`.
"""
import json
import pathlib

import numpy as np

VECTORS = pathlib.Path(__file__).resolve().parents[2] / "FSRSTests/fsrs6-vectors.json"

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
DEFAULTS = np.array([
    .212, 1.2931, 2.3065, 8.2956, 6.4133, .8334, 3.0194, .001, 1.8722, .1666, .796, 1.4835, .0614, .2629,
    1.6483, .6014, 1.8729, .5425, .0912, .0658, .1542])
LEAST = np.array([.001] * 4 + [1, .001, .001, .001, 0, 0, .001, .001, .001, .001, 0, 0, 1, 0, 0, .01, .1])
MOST = np.array([100.] * 4 + [10, 4, 4, .75, 4.5, .8, 3.5, 5, .25, .9, 4, 1, 6, 2, 2, .8, .8])
# Standard deviations among people, as in Sources/FSRS/Fitting/Prior.swift: of what log w0 ... log w3
# share, of each of them, and of w4 ... w20.
SHARED_SHIFT, OWN_SHIFT = .72, .45
SPREAD = .7 * np.array([
    .57, .28, .6, .12, .39, .18, .33, .3, .09, .16, .57, .25, 1.03, .31, .32, .14, .27])


def drawn(draw):
    """The parameters of a person, drawn from the prior with a numpy generator."""
    w = DEFAULTS.copy()
    w[:4] *= np.exp(SHARED_SHIFT * draw.standard_normal() + OWN_SHIFT * draw.standard_normal(4))
    w[4:] += SPREAD * draw.standard_normal(17)
    return np.clip(w, LEAST, MOST)


class FSRS:
    """The memory model with one set of parameters; all functions take numbers or arrays, times in days."""

    def __init__(self, w=DEFAULTS):
        self.w = w
        self.factor = .9 ** (-1 / w[20]) - 1

    def recall(self, stability, days):
        return (1 + self.factor * days / stability) ** -self.w[20]

    def first(self, grade):
        """Stability and difficulty after a first review."""
        return np.clip(self.w[grade - 1], .001, 36500), np.clip(self._first_difficulty(grade), 1, 10)

    def _first_difficulty(self, grade):
        return self.w[4] - np.exp(self.w[5] * (grade - 1)) + 1

    def after(self, stability, difficulty, days, grade):
        """Stability and difficulty after a later review; on the same day where `days` is below 1."""
        w, s = self.w, stability
        forgotten = 1 - self.recall(s, days)
        if grade == AGAIN:
            later = np.minimum(
                w[11] * difficulty ** -w[12] * ((s + 1) ** w[13] - 1) * np.exp(w[14] * forgotten),
                s / np.exp(w[17] * w[18]))
        else:
            weight = w[15] if grade == HARD else w[16] if grade == EASY else 1
            later = s * (1 + np.exp(w[8]) * (11 - difficulty) * s ** -w[9]
                         * (np.exp(w[10] * forgotten) - 1) * weight)
        growth = np.exp(w[17] * (grade - 3 + w[18])) * s ** -w[19]
        same_day = s * (np.maximum(growth, 1) if grade >= HARD else growth)
        moved = difficulty - w[6] * (grade - 3) * (10 - difficulty) / 9
        d = w[7] * self._first_difficulty(EASY) + (1 - w[7]) * moved
        return np.clip(np.where(np.asarray(days) >= 1, later, same_day), .001, 36500), np.clip(d, 1, 10)


def main():
    """Compares the formulas with the vectors."""
    histories = json.loads(VECTORS.read_text())["histories"]
    worst = 0.0
    for history in histories:
        model, state = FSRS(np.array(history["w"])), None
        for grade, days, expected in zip(history["ratings"], history["delta_t"], history["states"]):
            state = model.first(grade) if state is None else model.after(*state, days, grade)
            worst = max(worst, *(abs(float(got) / want - 1) for got, want in zip(state, expected)))
    print(f"{len(histories)} histories, largest relative difference {worst:.1e}")
    return worst > 1e-9


if __name__ == "__main__":
    raise SystemExit(main())
