// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors where CI is set, so that a later compiler's new warning stops no user.
let checked = Context.environment["CI"] != nil

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ] + (checked ? [.treatAllWarnings(as: .error)] : [])
/// For the module that owns the terminal: one thread, the main actor. The executable names the
/// actor where it needs it, since commands are nonisolated in ArgumentParser.
let mainActor: [SwiftSetting] = strict + [.defaultIsolation(MainActor.self)]

/// How release builds on Linux are linked (figures in Tests/Benchmarks/README.md).
///
/// These libraries, and the compiler's own, come from their archives: the program then runs where
/// they are not installed, and starts sooner. The folder has a linker script for each, which the
/// linker finds before the shared library. The program exports no symbols: at every start the runtime
/// goes through all of them, looking for its own file. It is loaded at a random address, as a program
/// that reads strangers' files in C is to be; the list of what moves with it is packed (by lld, for
/// glibc 2.36 and later), since unpacked its pages are three of the megabytes that are resident.
let releaseLinking: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-L\(Context.packageDirectory)/Sources/edgewise/StaticLibraries",
      "-Xclang-linker", "-static-libgcc", "-Xlinker", "--no-export-dynamic",
      "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
    ],
    .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "edgewise",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "edgewise", targets: ["edgewise"]),
    .library(name: "FSRS", targets: ["FSRS"]),
  ],
  dependencies: [
    // Storage: SQLite with migrations, transactions and typed rows. Used by History alone.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Commands, options, help, completion scripts and the manual page.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The YAML front matter of questions, with line and column of every node. Used by QuestionBank.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "FSRS", swiftSettings: strict),
    .target(
      name: "QuestionBank", dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "BundledBank", dependencies: ["QuestionBank"], swiftSettings: strict,
      plugins: ["EmbedBank"]),
    .executableTarget(
      name: "bank-compiler", dependencies: ["QuestionBank", "Typography"], swiftSettings: strict),
    .plugin(
      name: "EmbedBank", capability: .buildTool(), dependencies: ["bank-compiler"],
      path: "Sources/EmbedBank"),
    .target(name: "Planning", dependencies: ["FSRS"], swiftSettings: strict),
    .target(
      name: "Practice", dependencies: ["FSRS", "Planning", "QuestionBank"], swiftSettings: strict),
    .target(
      name: "History",
      dependencies: [
        "FSRS", "Practice", "QuestionBank", "Typography",
        .product(name: "GRDB", package: "GRDB.swift"),
        // The handler that bounds what SQLite computes, which GRDB does not wrap.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "Typography", swiftSettings: strict),
    .systemLibrary(
      name: "CMD4C", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .target(name: "CommonMark", dependencies: ["CMD4C", "Typography"], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["CommonMark", "Planning", "Practice", "QuestionBank", "Typography"],
      swiftSettings: strict),
    // Needs libncurses-dev (apt); the terminal's signal handlers are in it, as they must be C.
    .target(
      name: "CNcurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "TerminalUI", dependencies: ["CommonMark", "Typography"], swiftSettings: strict),
    .target(
      name: "Screens",
      dependencies: ["Practice", "Reports", "QuestionBank", "TerminalUI", "Typography"],
      swiftSettings: strict),
    .target(
      name: "NcursesTerminal", dependencies: ["TerminalUI", "CNcurses"], swiftSettings: mainActor),
    .executableTarget(
      name: "edgewise",
      dependencies: [
        "FSRS", "QuestionBank", "BundledBank", "Practice", "History", "Reports", "TerminalUI",
        "Screens", "NcursesTerminal", "Typography",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["StaticLibraries"], swiftSettings: strict, linkerSettings: releaseLinking),
    .testTarget(
      name: "FSRSTests", dependencies: ["FSRS", "SeededRandom"],
      resources: [.copy("fsrs6-vectors.json")],
      swiftSettings: strict),
    .testTarget(
      name: "QuestionBankTests", dependencies: ["QuestionBank", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "BundledBankTests", dependencies: ["BundledBank", "QuestionBank", "bank-compiler"],
      swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["FSRS", "Planning", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "PracticeTests",
      dependencies: ["Practice", "Planning", "QuestionBank", "FSRS", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "FSRS", "History", "Practice", "QuestionBank", "SeededRandom",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ScreensTests",
      dependencies: [
        "Screens", "History", "Practice", "QuestionBank", "FSRS", "TerminalUI", "Typography",
        "SeededRandom",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Planning", "Practice", "QuestionBank", "FSRS", "Typography", "SeededRandom",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "TerminalUITests", dependencies: ["TerminalUI", "Typography", "SeededRandom"],
      swiftSettings: strict),
    .testTarget(
      name: "CommonMarkTests", dependencies: ["CommonMark"], swiftSettings: strict),
    .testTarget(
      name: "TypographyTests", dependencies: ["Typography", "SeededRandom"],
      swiftSettings: strict),
    // Numbers and texts for tests that draw at random, the same in every run.
    .target(
      name: "SeededRandom", dependencies: ["FSRS"], path: "Tests/SeededRandom",
      swiftSettings: strict),
    // Runs the program for the two targets below, which depend on `edgewise` so that it is built.
    .target(name: "EdgewiseProgram", path: "Tests/EdgewiseProgram", swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["EdgewiseProgram", "SeededRandom", "edgewise"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["EdgewiseProgram", "edgewise"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
