package import Practice

/// Work that takes time and runs beside the app, one of a kind at a time.
package enum Job: Hashable, Sendable {
  /// Fits the memory model to all attempts, as `edgewise optimize` does.
  case fit
  /// Fits it where that is due, and takes the fit over.
  case silentFit
  /// Works out anew what all attempts add up to.
  case cards
  /// Works out what the plan leads to.
  case plan
  /// Backs the history up.
  case backup
  /// Gives answers of earlier versions the digests by which damage shows.
  case seals

  /// What is being done.
  package var doing: String {
    switch self {
    case .fit, .silentFit: "Fitting the memory model"
    case .cards: "Adding up your answers"
    case .plan: "Working the plan out"
    case .backup: "Backing up your history"
    case .seals: "Sealing your history"
    }
  }

  /// How a job stands.
  package enum Report: Sendable {
    /// The share that is done, 0…1.
    case running(Double)
    case fitted(ParameterProposal)
    case planned(PlanOutlook)
    case done
    case gaveUp
    /// With a line for the person.
    case failed(String)
  }
}
