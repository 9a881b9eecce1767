import Practice
import QuestionBank
import TerminalUI

/// What can be made ready before anybody asks for it, the likeliest first.
enum Anticipated: Int, CaseIterable, Hashable, Sendable, Ranked {
  /// What Enter opens.
  case choice
  /// What all attempts add up to.
  case tallies
  case progress, report, roadmap
  case browse, help

  var rank: Int { rawValue }
}

extension App {
  /// Makes one thing ready that a key may lead to, so that it is there when the key comes.
  ///
  /// For the moments after a frame, again and again until a key waits or nothing is left. Nothing that
  /// shows changes, and the work is done once for what is on the screen.
  ///
  /// - Returns: what is to be read for it; nil where nothing is left to be made ready.
  package mutating func anticipate() -> [Effect]? {
    guard overlay == nil, isLargeEnough, !isSaving else { return nil }
    // The keymap's index is made with its first use.
    _ = Keymap.action(for: .enter, in: context)
    switch screen {
    case .practice(var state) where state.phase == .asking:
      state.phase = .revealed
      let key = textKey(of: state)
      guard key != kept.nextText?.key else { return nil }
      kept.nextText = lookAhead { $0.perform(.reveal) }.kept.text
      return kept.nextText?.key == key ? [] : nil
    case .today: return makeReady(Anticipated.allCases)
    case .summary, .report: return makeReady([.tallies, .progress, .report, .roadmap])
    case .browse(let state) where state.page == nil && !state.isFinding: return makeReady(state)
    case .practice, .settings, .browse: return nil
    }
  }

  /// The page of the selected question, then the index that is searched.
  private mutating func makeReady(_ state: BrowseState) -> [Effect]? {
    let question = selected(in: state)
    if let question, kept.anticipatedPage != question, kept.attempts?.question != question {
      // Whatever comes of it, it is asked for once.
      kept.anticipatedPage = question
      return [.readQuestionAttempts(question)]
    }
    if let question, kept.attempts?.question == question,
      kept.nextPage?.key.page.question != question
    {
      kept.nextPage = lookAhead { $0.perform(.choose) }.kept.page
      return []
    }
    return addToSearch() ? [] : nil
  }

  private mutating func makeReady(_ things: [Anticipated]) -> [Effect]? {
    guard let thing = things.first(where: { !kept.anticipated.contains($0) }) else { return nil }
    kept.anticipated.insert(thing)
    switch thing {
    case .choice:
      // All the way from the key, whose code is brought into memory, too.
      kept.nextText = lookAhead { $0.update(.terminal(.key(.enter)), at: $0.now) }.kept.text
    case .tallies:
      if kept.tallies == nil { return [.readTallies(for: nil)] }
    case .progress: keepSheet(.progress)
    case .report: keepSheet(.report)
    case .roadmap:
      if kept.roadmap == nil { return [.readRoadmap(isAwaited: false)] }
      keepSheet(.roadmap)
    case .browse:
      kept.browse =
        lookAhead {
          $0.openBrowse()
          return []
        }.kept.browse
    case .help: kept.help = lookAhead { $0.perform(.help) }.kept.help
    }
    return []
  }

  private mutating func keepSheet(_ action: Action) {
    guard !kept.sheets.contains(where: { $0.sheet.action == action }), let sheet = sheet(action)
    else { return }
    let next = lookAhead {
      $0.show(sheet)
      return []
    }
    if let text = next.kept.reportText { kept.sheets.append(KeptSheet(sheet: sheet, text: text)) }
  }

  /// The app as it would be after a key. The first drawing of a screen also brings its code into memory.
  private func lookAhead(_ key: (inout App) -> [Effect]) -> App {
    var next = self
    _ = key(&next)
    next.prepare()
    _ = next.view()
    return next
  }
}
