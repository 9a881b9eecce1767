import Practice
import QuestionBank

/// What takes longer to work out than to draw, kept from one event to the next, and what was made
/// ready for keys that may come. Without any of it the app shows the same, only later.
///
/// A text is kept with what it depends on, and looked at only where that is still so; what depends on
/// where the person stands, or on the filter, is forgotten with ``forgetStandings()`` and
/// ``forgetPlan()``.
struct Kept: Sendable {
  // Forgotten with the plan.
  var plan: DayPlan?
  /// Sheets that are ready to be opened.
  var sheets: [KeptSheet] = []
  /// What was made ready for the screen as it stands.
  var anticipated: CaseSet<Anticipated> = []

  // Forgotten with the standings.
  var standings: [Standing]?
  var browse: BrowseList?
  /// What all attempts add up to, once it was read.
  var tallies: Tallies?
  /// The attempts at the question that is selected in Browse.
  var attempts: (question: QuestionID, attempts: [Attempt])?
  /// The question whose attempts were asked for before anybody opened its page.
  var anticipatedPage: QuestionID?
  var page: QuestionPageText?
  /// The page of the question that is selected in Browse.
  var nextPage: QuestionPageText?

  // Kept with what they depend on.
  var text: PracticeText?
  /// The text that the likeliest key shows next.
  var nextText: PracticeText?
  var reportText: ReportText?
  var help: HelpText?
  var layout: KeptLayout?

  // They depend on nothing that changes.
  var roadmap: Roadmap?
  /// The index that Browse searches, and what of it is made so far.
  var search: QuestionSearch?
  var searchBuilder: QuestionSearch.Builder?

  /// What was worked out of where the person stands no longer holds.
  mutating func forgetStandings() {
    forgetPlan()
    standings = nil
    browse = nil
    tallies = nil
    attempts = nil
    anticipatedPage = nil
    page = nil
    nextPage = nil
  }

  /// What was worked out of what is chosen to be practised no longer holds.
  mutating func forgetPlan() {
    plan = nil
    sheets = []
    anticipated = []
  }
}
