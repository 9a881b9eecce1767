extension Action {
  /// The room that it opens from every list; nil for what opens none.
  var room: (any Room)? {
    switch self {
    case .plan: PlanRoom()
    case .report: ReportRoom(.report)
    case .progress: ReportRoom(.progress)
    case .roadmap: ReportRoom(.roadmap)
    case .settings: SettingsRoom()
    case .browse: BrowseRoom()
    default: nil
    }
  }
}
