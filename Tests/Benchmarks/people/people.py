"""Simulated people: what they know, how they forget, how long they take. Needs numpy.

All that happens to a person is drawn beforehand from a seed, the person's number and the question's id: the
n-th attempt at a question meets the same chance, grade and time whatever has been practised before it, so
that policies are compared on the same luck.
"""
import dataclasses
import json
import math
import pathlib
import re
import subprocess
import zlib

import numpy as np

import memory

CHECKOUT = pathlib.Path(__file__).resolve().parents[3]
LEVELS = ["junior", "mid", "senior", "staff", "principal"]
FORMS = ["core", "scenario", "code"]
GOALS = {"senior": ["senior"], "to-senior": ["junior", "mid", "senior"], "all": LEVELS}
MOST_ASKED = 3

# The chance to know an unseen question, by level; what people and questions differ by, in log odds.
FIRST_SIGHT = [.5, .4, .3, .2, .15]
PERSON_SPREAD, QUESTION_SPREAD = .4, .6
# A repeat's time as a share of a first try's, by form: recalled, forgotten, and once more on the same day
# (repeat_shares.py); how people's pace and single answers differ (of the logarithm).
RECALLED_SHARE, FORGOTTEN_SHARE = np.array([.32, .51, .51]), np.array([.46, .56, .56])
SAME_DAY_SHARE = np.array([.32, .21, .21])
PACE_SPREAD, ANSWER_SPREAD = .25, .3
# Of the answers that were recalled.
HARD_SHARE, EASY_SHARE = .08, .12
# The chance to recall what was looked at on the same day.
SAME_DAY_RECALL = .95
# Attempts at a question for which luck is drawn; later ones have that of the first again.
DRAWN = 64

# Who forgets exponentially: first stability in days (median; spread of the logarithm among people, and by how
# hard a question is), times as much where it was known at sight; growth by a success after a tenth or more of
# the recall was lost (median and spread of what it is above 1), less after less; what a failure leaves of it,
# though never less than a first failure would.
FIRST_DAYS, FIRST_SPREAD, HARDNESS_EFFECT, KNOWN_FACTOR = 4, .5, .5, 3
GROWTH, GROWTH_SPREAD, KEPT_SHARE = 1.5, .3, .5


@dataclasses.dataclass
class Bank:
    """The questions that are offered without being chosen, as arrays in the order of the list."""
    ids: list
    titles: list
    topics: list
    level: np.ndarray
    form: np.ndarray
    minutes: np.ndarray
    asked: np.ndarray
    prerequisites: list

    def goal(self, name):
        """Which questions belong to a goal."""
        return np.isin(self.level, [LEVELS.index(level) for level in GOALS[name]])


def read_bank(binary):
    """The bank in a program, with the prerequisites of this checkout's files."""
    listed = json.loads(subprocess.run(
        [binary, "list", "--format", "json", "--history", "/nonexistent/none.db"], check=True,
        capture_output=True, timeout=60).stdout)
    # Written cases are offered only to those who choose their form.
    listed = [question for question in listed if not question["paper"]]
    places = {question["id"]: place for place, question in enumerate(listed)}
    prerequisites = []
    for question in listed:
        path = CHECKOUT / "QuestionBank" / question["level"] / f"{question['id']}.md"
        found = re.search(r"^prereqs: \[(.*)\]$", path.read_text(), re.M) if path.exists() else None
        names = found[1].replace(" ", "").split(",") if found else []
        prerequisites.append([places[name] for name in names if name in places])
    return Bank(
        ids=[question["id"] for question in listed], titles=[question["title"] for question in listed],
        topics=[question["topic"] for question in listed],
        level=np.array([LEVELS.index(question["level"]) for question in listed]),
        form=np.array([FORMS.index(question["form"]) for question in listed]),
        minutes=np.array([float(question["minutes"]) for question in listed]),
        asked=np.array([question["asked"] for question in listed]), prerequisites=prerequisites)


@dataclasses.dataclass
class Answer:
    is_first: bool
    grade: int
    minutes: float

    @property
    def recalled(self):
        return self.grade > memory.AGAIN


def shares(recall, is_seen, is_relearnt, form):
    """What questions take of their minutes in the mean, with recalling once more what was not known."""
    repeat = recall * RECALLED_SHARE[form] + (1 - recall) * FORGOTTEN_SHARE[form]
    attempt = np.where(is_seen, np.where(is_relearnt, SAME_DAY_SHARE[form], repeat), 1)
    return attempt + (1 - recall) * SAME_DAY_SHARE[form]


class Person:
    """Somebody who answers questions; how memory fades is the subclasses' matter."""

    def __init__(self, bank, seed, number):
        self.bank = bank
        count = len(bank.ids)
        own = np.random.default_rng([seed, number])
        self.pace = math.exp(PACE_SPREAD * own.standard_normal())
        shift = PERSON_SPREAD * own.standard_normal()
        self.draw_memory(own)
        self.hardness = np.empty(count)
        self._chances, self._grades = np.empty((2, count, DRAWN))
        self._noise = np.empty((count, DRAWN))
        for place, name in enumerate(bank.ids):
            draw = np.random.default_rng([seed, number, zlib.crc32(name.encode())])
            self.hardness[place] = draw.standard_normal()
            self._chances[place], self._grades[place] = draw.random((2, DRAWN))
            # The mean of what times are multiplied by is 1.
            self._noise[place] = np.exp(ANSWER_SPREAD * draw.standard_normal(DRAWN) - ANSWER_SPREAD**2 / 2)
        odds = np.log(FIRST_SIGHT)[bank.level] - np.log1p(-np.array(FIRST_SIGHT))[bank.level]
        self.first_sight = 1 / (1 + np.exp(-odds - shift + QUESTION_SPREAD * self.hardness))
        self.attempts = np.zeros(count, int)
        self.last_day = np.zeros(count)

    def recall(self, day):
        """The true chance to know each question on a day; SAME_DAY_RECALL after an attempt on it."""
        days = day - self.last_day
        seen = np.where(days > 0, self.remembered(np.maximum(days, 1)), SAME_DAY_RECALL)
        return np.where(self.attempts > 0, seen, self.first_sight)

    def expected_minutes(self, day):
        """What each question would take on a day, in the mean, until it is known once."""
        is_seen = self.attempts > 0
        return self.bank.minutes * self.pace * shares(
            self.recall(day), is_seen, is_seen & (self.last_day == day), self.bank.form)

    def answer(self, place, day):
        """Tries a question, and learns from the answer."""
        turn = self.attempts[place] % DRAWN
        is_first = self.attempts[place] == 0
        grade = memory.AGAIN
        if self._chances[place, turn] < self.recall(day)[place]:
            luck = self._grades[place, turn]
            grade = (memory.HARD if luck < HARD_SHARE
                     else memory.EASY if luck > 1 - EASY_SHARE else memory.GOOD)
        form = self.bank.form[place]
        share = (
            1 if is_first else SAME_DAY_SHARE[form] if self.last_day[place] == day
            else RECALLED_SHARE[form] if grade > memory.AGAIN else FORGOTTEN_SHARE[form])
        minutes = self.bank.minutes[place] * self.pace * share * self._noise[place, turn]
        self.learn(place, day - self.last_day[place], grade, is_first)
        self.attempts[place] += 1
        self.last_day[place] = day
        return Answer(bool(is_first), grade, float(minutes))


class FSRSPerson(Person):
    """Forgets by FSRS-6 with parameters of their own."""

    def draw_memory(self, own):
        self.model = memory.FSRS(memory.drawn(own))
        self.stability, self.difficulty = np.ones((2, len(self.bank.ids)))

    def remembered(self, days):
        return self.model.recall(self.stability, days)

    def learn(self, place, days, grade, is_first):
        state = self.model.first(grade) if is_first else self.model.after(
            self.stability[place], self.difficulty[place], days, grade)
        self.stability[place], self.difficulty[place] = state


class ExponentialPerson(Person):
    """Forgets as e^(-days / stability); a success after a tenth was forgotten adds the most."""

    def draw_memory(self, own):
        self.first_days = FIRST_DAYS * math.exp(FIRST_SPREAD * own.standard_normal())
        self.growth = GROWTH * math.exp(GROWTH_SPREAD * own.standard_normal())
        self.stability = np.ones(len(self.bank.ids))

    def remembered(self, days):
        return np.exp(-days / self.stability)

    def learn(self, place, days, grade, is_first):
        least = self.first_days * math.exp(-HARDNESS_EFFECT * self.hardness[place])
        if is_first:
            self.stability[place] = least * (KNOWN_FACTOR if grade > memory.AGAIN else 1)
        elif grade == memory.AGAIN:
            # An answer that was just read lasts no less than the first time.
            self.stability[place] = max(least, KEPT_SHARE * self.stability[place])
        else:
            lost = 1 - math.exp(-days / self.stability[place])
            self.stability[place] *= 1 + self.growth * min(1, lost / .1)


def person(kind, bank, seed, number):
    """A person of a kind: "fsrs" or "exp", with "-7" or "-21" for who stops so many days; and those days."""
    name, _, away = kind.partition("-")
    return {"fsrs": FSRSPerson, "exp": ExponentialPerson}[name](bank, seed, number), int(away or 0)
