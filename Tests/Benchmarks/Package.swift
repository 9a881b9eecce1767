// swift-tools-version: 6.2
import PackageDescription

// The app's own modules, seen through a link so that their `package` declarations can be used.
let modules = "Modules"
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "\(modules)/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "edgewise-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Runs and times the benchmarks. Without its traits, which replace malloc and the runtime.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    module("FSRS"),
    module("QuestionBank", [.product(name: "Yams", package: "Yams")]),
    module("Planning", ["FSRS"]),
    module("Practice", ["FSRS", "Planning", "QuestionBank"]),
    module(
      "History",
      ["FSRS", "Practice", "QuestionBank", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    .systemLibrary(name: "CMD4C", path: "\(modules)/CMD4C", providers: [.apt(["libmd4c-dev"])]),
    module("Typography"),
    module("CommonMark", ["CMD4C", "Typography"]),
    module(
      "Reports", ["CommonMark", "FSRS", "Planning", "Practice", "QuestionBank", "Typography"]),
    module("TerminalUI", ["CommonMark", "Typography"]),
    module(
      "Screens", ["FSRS", "Practice", "Reports", "QuestionBank", "TerminalUI", "Typography"]),
    .executableTarget(
      name: "Edgewise",
      dependencies: [
        "FSRS", "Planning", "QuestionBank", "Practice", "History", "TerminalUI", "Screens",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Edgewise", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
