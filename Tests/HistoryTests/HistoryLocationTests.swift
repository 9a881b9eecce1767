import History
import Testing

@Suite struct HistoryLocationTests {
  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/me"], "/data/edgewise/history.db"),
    (["XDG_DATA_HOME": "/data/"], "/data/edgewise/history.db"),
    (["HOME": "/home/me"], "/home/me/.local/share/edgewise/history.db"),
    (["XDG_DATA_HOME": "", "HOME": "/home/me"], "/home/me/.local/share/edgewise/history.db"),
    (["XDG_DATA_HOME": "data", "HOME": "/home/me"], "/home/me/.local/share/edgewise/history.db"),
    (["HOME": "/"], "/.local/share/edgewise/history.db"),
  ])
  func followsTheXDGSpecification(environment: [String: String], path: String) throws {
    #expect(try HistoryLocation.standard { environment[$0] } == path)
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "me", "XDG_DATA_HOME": "data"]])
  func saysWhereThereIsNoPlace(environment: [String: String]) {
    #expect(throws: HistoryError.noLocation) {
      try HistoryLocation.standard { environment[$0] }
    }
  }
}
