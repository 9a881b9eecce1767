import QuestionBank
import TerminalUI

extension Keymap {
  static let plan = [
    bind(
      [.character("D")], .plan, [.today, .summary, .report, .browse], "plan",
      "Show the plan: what the days until the interview lead to, and what would change it"),
    bind(
      [.character("P")], .progress, [.today, .summary, .report, .browse], "progress",
      "Show readiness, topics, days practised and what comes due"),
    bind(
      [.character("R")], .report, [.today, .summary, .report, .browse], "report",
      "Show the report of weak topics; also on the summary"),
    bind(
      [.character("O")], .roadmap, [.today, .summary, .report, .browse], "roadmap",
      "Show the roadmap, and how far you have come on it"),
    bind([.enter, space], .choose, [.plan], "start", "Start today's questions"),
    bind([.character("+"), .right], .raiseSetting, [.plan], "more min", "Five minutes more a day"),
    bind([.character("-"), .left], .lowerSetting, [.plan], "less", "Five minutes less a day"),
    bind(
      [.character("e")], .setDate, [.plan], "date",
      "Set the date of the interview, as in 18 dec or +3w"),
    bind([.character("l")], .setGoal, [.plan], "level", "Set the level to prepare for"),
    bind([.character("o")], .setDaysOff, [.plan], "days off", "Set the days without practice"),
    bind([.character("u")], .undoSetting, [.plan], "undo", "Undo the last change of a setting"),
  ]

  static let goal =
    [
      bind([.enter, space], .choose, [.goal], "choose", "Take the level that is selected"),
      bind([.down], .down, [.goal], "", "Down a level"),
    ]
    + zip("jmsfp", Level.allCases).map { letter, level in
      bind(
        [.character(letter)], .goalLevel(level), [.goal], "",
        "Prepare for \(level.rawValue) interviews")
    } + [
      bind(
        [.character("n")], .passOver, [.goal], "not now",
        "Pass over the question for good; the level can be set in the plan")
    ]
}
