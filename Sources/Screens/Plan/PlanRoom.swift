import Practice
import Reports
package import TerminalUI
import Typography

/// The plan: what it leads to, what it leaves out, and what would change it.
package struct PlanRoom: Room {
  package private(set) var offset = 0

  package init() {}

  package var context: Context { .plan }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .choose:
      let queue = scene.desk.queue()
      return queue.isEmpty ? [.say("Today is done.")] : [.close, .begin(queue.ids)]
    case .raiseSetting: return step(by: Self.minutes, scene)
    case .lowerSetting: return step(by: -Self.minutes, scene)
    case .undoSetting: return [.undoSetting]
    case .setGoal: return [.open(GoalRoom(isFirst: false))]
    case .setDate: return [.open(SettingsRoom(typing: .interviewDate, scene))]
    case .setDaysOff: return [.open(SettingsRoom(typing: .daysOff, scene))]
    default:
      offset = scene.scrolled(offset, by: action, content: lines(scene).count)
      return []
    }
  }

  /// How many minutes a day one step is.
  private static let minutes = 5

  private func step(by minutes: Int, _ scene: Scene) -> [Request] {
    let changed = scene.preferences.stepped(.minutesPerDay, by: minutes, on: scene.today)
    guard changed.minutesPerDay != scene.preferences.minutesPerDay else {
      return [.say("It takes \(Preferences.Key.minutesPerDay.range).")]
    }
    return [.set(.minutesPerDay, changed.value(of: .minutesPerDay))]
  }

  package mutating func prepare(_ scene: Scene) {
    offset = scene.scrolled(offset, by: .redraw, content: lines(scene).count)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(StyledText("Plan", .title), scene.headerDate, in: &frame)
    scene.draw(lines(scene), offset: offset, in: scene.body, frame: &frame)
  }

  private func lines(_ scene: Scene) -> [StyledText] {
    guard let outlook = scene.desk.currentOutlook else {
      return [StyledText(Job.plan.doing + String(scene.glyphs.ellipsis), .dim)]
    }
    let plain = PlainText(columns: scene.textWidth, isASCII: scene.glyphs.isASCII)
    return scene.lines(of: PlanSheet(outlook, today: scene.desk.queue()).lines(plain))
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    switch action {
    case .choose: "start"
    case .raiseSetting: "more min"
    case .lowerSetting: "less"
    default: nil
    }
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: ["Plan."] + lines(scene).map(\.plain))
    page.offer("Start today's questions", .choose, if: !scene.desk.queue().isEmpty)
    page.offer("More minutes a day", .raiseSetting)
    page.offer("Fewer minutes a day", .lowerSetting)
    page.offer("Set the date of the interview", .setDate)
    page.offer("Set the level", .setGoal)
    page.offer("Set the days off", .setDaysOff)
    page.offer("Undo the last change of a setting", .undoSetting, if: scene.desk.canUndoSetting)
    page.offer("Back", .back)
    page.offerEnd()
    return page
  }
}
