"""Ways to choose what to practise, to compare the program with. Needs numpy.

All of them track a person with the default parameters of FSRS-6, which no simulated person follows, and see
of an answer what the program sees: the question, the grade, the day. Only two of them ask a forgotten
question again on the same day, as the program does: for these people that gains less than it costs.
"""
import numpy as np

import memory
import people

NEW_PER_DAY = 5
WANTED_RECALL = .9
# Days before the date from which the paced policy begins nothing new.
CLOSING_DAYS = 10
RELEARNING_GAP = 4
# Tries of a level that the published first-try rate counts as, beside a person's own.
RATE_WEIGHT = 10


class Policy:
    """What is known of a person, and the question to ask next."""
    relearns = False
    goal_only = True

    def __init__(self, bank, goal, date):
        count = len(bank.ids)
        self.bank, self.date = bank, date
        self.model = memory.FSRS()
        self.wanted = bank.goal(goal) if self.goal_only else np.ones(count, bool)
        self.stability, self.difficulty = np.ones((2, count))
        self.last_day = np.zeros(count)
        self.last_grade = np.zeros(count)
        self.seen = np.zeros(count, bool)
        self.order = learning_order(bank, np.flatnonzero(self.wanted))
        self.first_tries = np.zeros((len(people.LEVELS), 2))

    def begin(self, day):
        """A day begins."""
        self.relearning = []
        self.introduced = 0

    def next(self, day):
        """The place of the question to ask; None where the day is done."""
        if self.relearning and (self.relearning[0][0] <= 0):
            return self.relearning.pop(0)[1]
        place = self.choose(day)
        return self.relearning.pop(0)[1] if place is None and self.relearning else place

    def saw(self, place, day, answer):
        """The answer to the question that was asked."""
        self.relearning = [(left - 1, other) for left, other in self.relearning]
        if not answer.recalled and self.relearns:
            self.relearning.append((RELEARNING_GAP, place))
        if answer.is_first:
            self.first_tries[self.bank.level[place]] += [answer.recalled, 1]
            self.introduced += 1
            state = self.model.first(answer.grade)
        else:
            state = self.model.after(
                self.stability[place], self.difficulty[place], day - self.last_day[place], answer.grade)
        self.stability[place], self.difficulty[place] = state
        self.last_day[place], self.last_grade[place], self.seen[place] = day, answer.grade, True

    def recall(self, day):
        return self.model.recall(self.stability, day - self.last_day)

    def earlier(self, day):
        """Which questions were seen, and not today."""
        return self.wanted & self.seen & (self.last_day < day)

    def due(self, day):
        """The due question that has most likely been forgotten, or None."""
        # At 90% an interval is the stability.
        interval = np.maximum(self.least_interval(), np.rint(self.stability))
        return lowest(self.recall(day), self.earlier(day) & (self.last_day + interval <= day))

    def least_interval(self):
        return 1

    def unseen(self):
        """The next new question, or None."""
        return next((place for place in self.order if not self.seen[place]), None)


class AsTheProgram(Policy):
    """Today's program without a filter: due at 90%, then five new ones a day, level by level.

    A forgotten question comes again after four others, until it is recalled. Its intervals have no fuzz.
    """
    relearns = True
    goal_only = False

    def least_interval(self):
        # The program has an interval longer than that of the grade below, and 1 day after Again and Hard.
        return np.maximum(1, self.last_grade - 1)

    def choose(self, day):
        place = self.due(day)
        return self.unseen() if place is None and self.introduced < NEW_PER_DAY else place


class GoalAlone(Policy):
    """The same over the goal's questions, with as many new ones as there is time for."""

    def choose(self, day):
        place = self.due(day)
        return self.unseen() if place is None else place


class Paced(Policy):
    """Due ones, new ones evenly until ten days before the date, then the lowest predicted recall."""
    new_first = False

    def choose(self, day):
        order = [self.due, self.new_of]
        for find in reversed(order) if self.new_first else order:
            place = find(day)
            if place is not None:
                return place
        return lowest(self.recall(day), self.earlier(day))

    def new_of(self, day):
        """A new question where so many may have begun by this day; what had no time may begin later."""
        begun = np.sum(self.wanted & self.seen) + 1
        share = (day + 1) / (self.date - CLOSING_DAYS)
        return self.unseen() if share <= 1 and begun <= share * np.sum(self.wanted) + 1e-9 else None


class PacedNewFirst(Paced):
    """The same with a day's new ones before its due ones: all of the goal is seen, whether it fits or not."""
    new_first = True


class LowestFirst(Policy):
    """The lowest predicted recall first: seen ones below 90%, new ones, then the other seen ones."""

    def choose(self, day):
        recall = self.recall(day)
        place = lowest(recall, self.earlier(day) & (recall < WANTED_RECALL))
        place = self.unseen() if place is None else place
        return lowest(recall, self.earlier(day)) if place is None else place


class LowestFirstAgain(LowestFirst):
    """The same, with a forgotten question asked again on the same day until it is recalled, as the program does."""
    relearns = True


class Greedy(Policy):
    """The largest expected gain of mean recall on the date for a minute."""

    def choose(self, day):
        model, ahead = self.model, self.date - day
        # What an unseen question's answer leads to, by whether it is known.
        after_first = [model.recall(model.first(grade)[0], ahead) for grade in (memory.AGAIN, memory.GOOD)]
        rate = self.first_try_rates()[self.bank.level]
        gain = rate * after_first[1] + (1 - rate) * after_first[0] - rate
        minutes = self.bank.minutes.copy()
        seen = self.seen
        days, s, d = day - self.last_day[seen], self.stability[seen], self.difficulty[seen]
        recall = model.recall(s, days)
        after = [model.recall(model.after(s, d, days, grade)[0], ahead)
                 for grade in (memory.AGAIN, memory.GOOD)]
        gain[seen] = recall * after[1] + (1 - recall) * after[0] - model.recall(s, days + ahead)
        form = self.bank.form[seen]
        minutes[seen] *= recall * people.RECALLED_SHARE[form] + (1 - recall) * people.FORGOTTEN_SHARE[form]
        worth = np.where(self.wanted & ~(seen & (self.last_day >= day)), gain / minutes, -1)
        place = int(np.argmax(worth))
        return place if worth[place] > 0 else None

    def first_try_rates(self):
        known, tried = self.first_tries.T
        return (known + RATE_WEIGHT * np.array(people.FIRST_SIGHT)) / (tried + RATE_WEIGHT)


POLICIES = {
    "as-program": AsTheProgram, "goal-alone": GoalAlone, "paced": Paced, "paced-new": PacedNewFirst,
    "lowest-first": LowestFirst, "lowest-first-again": LowestFirstAgain, "greedy": Greedy}


def lowest(values, among):
    """The place of the lowest value where `among` holds, or None."""
    if not among.any():
        return None
    return int(np.argmin(np.where(among, values, np.inf)))


def learning_order(bank, places):
    """Places by level, the most asked first, then core questions; prerequisites before all of these."""
    wanted = set(places.tolist())
    by_order = sorted(
        wanted, key=lambda place: (bank.level[place], -bank.asked[place], bank.form[place], place))
    order, placed = [], set()

    def add(place):
        if place in placed:
            return
        placed.add(place)
        for before in bank.prerequisites[place]:
            if before in wanted:
                add(before)
        order.append(place)

    for place in by_order:
        add(place)
    return order


def practise(person, policy, days, minutes, away):
    """Has a person practise by a policy; yields the minutes used on each day that they practise.

    What the last question of a day takes beyond the minutes is wanting on the next, so that a policy which
    ends its days with long questions has no more time than another.
    """
    over = 0.0
    for day in days_of_practice(days, away):
        policy.begin(day)
        used = 0.0
        while used + over < minutes:
            place = policy.next(day)
            if place is None:
                break
            answer = person.answer(place, day)
            policy.saw(place, day, answer)
            used += answer.minutes
        over = max(0.0, used + over - minutes)
        yield used


def days_of_practice(days, away):
    """The days but for so many in the middle."""
    first = (days - away) // 2
    return [day for day in range(days) if not first <= day < first + away]
