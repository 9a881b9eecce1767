import FSRS

#if canImport(Glibc)
  import Glibc

  /// What is allocated by a fit, an evaluation and a million scheduled reviews, for two sizes of log.
  ///
  /// The driver runs this with a library that counts calls of malloc (`mallocs.c`); the numbers must not
  /// grow with the log. Without it all are 0.
  func countAllocations() throws {
    typealias Counter = @convention(c) () -> Int
    let handle = dlopen(nil, RTLD_NOW)
    let counter = dlsym(handle, "allocations_so_far").map {
      unsafeBitCast($0, to: Counter.self)
    }
    func allocations(_ body: () throws -> Void) rethrows -> Int {
      let before = counter?() ?? 0
      try body()
      return (counter?() ?? 0) - before
    }
    var lines: [String] = []
    for count in [20_000, 40_000] {
      let reviews = (0..<count).map { index in
        Review(
          card: index % (count / 10), day: Double(index / (count / 10) * 3),
          grade: index * 7919 % 10 == 0 ? .again : .good)
      }
      let log = try ReviewLog(reviews)
      // Twice the reviews may need other passes, so that the allocations of one pass are what counts.
      var passes = 0
      let fit = try allocations {
        _ = try Optimizer().fit(log) { _ in
          passes += 1
          return true
        }
      }
      lines.append(
        "{\"reviews\": \(count), \"fit\": \(fit), \"passes\": \(passes), \"perPass\": \(fit / passes)}"
      )
    }
    let model = FSRS()
    var state: MemoryState?
    let scheduling = allocations {
      for round in 0..<1_000_000 {
        state = model.nextState(
          after: state, grade: round % 9 == 0 ? .again : .good, elapsedDays: Double(round % 20))
      }
    }
    lines.append("{\"reviews\": 1000000, \"scheduling\": \(scheduling)}")
    print(lines.joined(separator: "\n"))
  }
#else
  func countAllocations() throws {
    print("allocations are counted on Linux only")
  }
#endif
