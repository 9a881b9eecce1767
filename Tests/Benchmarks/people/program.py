"""People who practise through the program itself, in numbered lines, one start a day."""
import collections
import contextlib
import dataclasses
import datetime
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile

import memory
import people
from dialogue import Clock, Dialogue

FIRST_DAY = datetime.date(2026, 11, 30)
# The share of a question's time that goes by before the reveal; a follow-up and the grade come after it.
THINKING_SHARE = .8
GRADES = {memory.AGAIN: "Again:", memory.HARD: "Hard:", memory.GOOD: "Good:", memory.EASY: "Easy:"}
# What lines begin with, whatever they go on to say.
START = ["Continue", r"Start\b"]
BACK = ["Back to Today", "Back$"]
REVEAL, BURY, PASS_OVER = "Reveal", "Bury", "Not now"
DONE = re.compile(r"Done for today|Nothing (more )?is due|Nothing is left")
# Days on which the plan is asked what it expects of the date.
ASKED_ON = [20, 40]
MOST_STEPS = 1000


@dataclasses.dataclass
class Day:
    """What a day's offer said and took, in minutes, and how it ended; `known` is what it takes in the mean."""
    day: int
    stated: float
    known: float
    needed: float
    used: float
    longest: float
    asked: int
    is_finished: bool
    says_done: bool

    @property
    def fits(self):
        """Whether all that was offered takes what was stated, give or take its longest question."""
        return self.is_near(self.stated)

    @property
    def is_foreseeable(self):
        """Whether it takes, likewise, what one who knew the person's pace and chances would have stated."""
        return self.is_near(self.known)

    def is_near(self, minutes):
        return abs(self.needed - minutes) <= max(self.longest, 1)


class Practice:
    """The program with one person's history."""

    def __init__(self, binary, folder, has_clock=True):
        self.binary, self.folder = str(binary), pathlib.Path(folder)
        self.history = self.folder / "history.db"
        self.clock = Clock(folder) if has_clock else None
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder), "TZ": "UTC",
            "LANG": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100",
            **(self.clock.environment if self.clock else {})}

    def set_up(self, minutes, days, levels):
        """Settings as a person chooses them; without levels all are practised, and no goal is set."""
        self.run(0, "settings", "interview-date", str(FIRST_DAY + datetime.timedelta(days=days)))
        self.run(0, "settings", "minutes-per-day", str(minutes))
        if not levels:
            return
        if "goal-levels" in self.run(0, "settings"):
            self.run(0, "settings", "goal-levels", *levels)
        else:
            self.narrow_to(levels)

    def narrow_to(self, levels):
        """Levels as they are chosen where the program knows no goal: the filter of Today."""
        dialogue = self.open(0)
        dialogue.choose("Choose levels")
        for level in levels:
            dialogue.choose(f"Take {level.title()}")
        dialogue.choose("Done")
        dialogue.quit()

    def run(self, day, *arguments, codes=(0,)):
        """What a command prints on a day; None where it ends with a code that is not among those wanted."""
        ended = subprocess.run(
            [self.binary, *arguments, "--history", str(self.history), "--now", now(day)], timeout=60,
            env=self.environment, capture_output=True, text=True)
        if ended.returncode in codes:
            return ended.stdout
        if 2 in codes or arguments[0] == "plan":
            return None
        raise ValueError(f"{' '.join(arguments)} ends with {ended.returncode}: {ended.stderr}")

    def open(self, day, history=None):
        if self.clock:
            self.clock.set(0)
        dialogue = Dialogue(
            [self.binary, "--plain", "--now", now(day), "--history", str(history or self.history)],
            self.environment)
        if dialogue.page.number(PASS_OVER):
            dialogue.choose(PASS_OVER)
        return dialogue

    def expected(self, day):
        """What the plan expects of the date, lower and upper bound after it; None without a plan."""
        printed = self.run(day, "plan", "--format", "json")
        if printed is None:
            return None
        planned = (json.loads(printed).get("onTheDay") or {}).get("planned")
        if not planned:
            return None
        numbers = [float(planned[name]) for name in ("expected", "low", "high")]
        return [number / 100 for number in numbers] if max(numbers) > 1 else numbers

    def practise(self, person, day, minutes):
        """A day: all that is offered, or as much as is begun within the minutes."""
        due = json.loads(self.run(day, "due", "--format", "json", codes=(0, 1)))
        places = {title: place for place, title in enumerate(person.bank.titles)}
        dialogue = self.open(day)
        expected, offered = person.expected_minutes(day), set()
        used, asked, longest = 0.0, 0, 0.0
        says_done = bool(DONE.search(str(dialogue.page)))
        for _ in range(MOST_STEPS):
            page = dialogue.page
            if page.number(REVEAL):
                if used >= minutes:
                    break
                place = question(page, places)
                offered.add(place)
                answer = person.answer(place, day)
                self.pass_time(used + THINKING_SHARE * answer.minutes)
                dialogue.choose(REVEAL)
                used += answer.minutes
                self.pass_time(used)
                dialogue.choose(GRADES[answer.grade])
                asked, longest = asked + 1, max(longest, answer.minutes)
            elif page.number(*START):
                if used >= minutes:
                    break
                dialogue.choose(*START)
            elif page.number(*BACK):
                says_done |= bool(DONE.search(str(page)))
                dialogue.choose(*BACK)
            else:
                says_done |= bool(DONE.search(str(page)))
                break
        else:
            raise ValueError(f"day {day} does not end; the last page:\n{dialogue.page}")
        is_finished = not dialogue.page.number(REVEAL, *START)
        dialogue.quit()
        left = {} if is_finished else self.left(person, day, places)
        offered |= left.keys()
        return Day(
            day=day, stated=float(due.get("minutes") or 0),
            known=float(sum(expected[place] for place in offered)), needed=used + sum(left.values()),
            used=used, longest=max([longest, *left.values()]), asked=asked, is_finished=is_finished,
            says_done=says_done and is_finished)

    def check(self, person, day, minutes):
        """That the history has every attempt that was made, under its question, and the time they took."""
        kept = [json.loads(line) for line in self.run(day, "history", "export").splitlines()]
        attempts = [record for record in kept if record.get("grade") and "totalMs" in record]
        counts = collections.Counter(record["question"] for record in attempts)
        if [counts[name] for name in person.bank.ids] != person.attempts.tolist():
            raise ValueError("the history has other attempts than were made")
        if self.clock and sum(record["totalMs"] for record in attempts) < minutes * 30_000:
            raise ValueError("the program does not see the clock that was moved on; try --no-clock")

    def pass_time(self, minutes):
        if self.clock:
            self.clock.set(minutes * 60_000)

    def left(self, person, day, places):
        """The minutes of each question that a sitting leaves, by place, found by setting all aside in a copy."""
        # Of its own: the program that ran on the copy before may still back that up.
        copy = pathlib.Path(tempfile.mkdtemp(prefix="copy", dir=self.folder))
        # A backup of the day may still be under way, so that files come and go.
        with (contextlib.closing(sqlite3.connect(self.history)) as source,
              contextlib.closing(sqlite3.connect(copy / "history.db")) as target):
            source.backup(target)
        dialogue = self.open(day, copy / "history.db")
        dialogue.choose(*START)
        expected, minutes = person.expected_minutes(day), {}
        while dialogue.page.number(BURY):
            place = question(dialogue.page, places)
            minutes[place] = float(expected[place])
            dialogue.choose(BURY)
        dialogue.quit()
        return minutes


def question(page, places):
    """The place of the question that a page asks: its title is a line of its own."""
    for line in page.lines:
        if line.strip() in places:
            return places[line.strip()]
    raise ValueError(f"no title of the bank on this page:\n{page}")


def now(day):
    return f"{FIRST_DAY + datetime.timedelta(days=day)}T09:00:00Z"
