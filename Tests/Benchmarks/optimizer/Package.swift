// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, so that a user's build does not make it.
let package = Package(
  name: "optimizer-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "edgewise", path: "../../..")],
  targets: [
    .executableTarget(
      name: "optimizer-benchmark", dependencies: [.product(name: "FSRS", package: "edgewise")])
  ],
  swiftLanguageModes: [.v6]
)
