/// What a question is about: the sixteen topics of the taxonomy, in its order.
package enum Topic: String, CaseIterable, Comparable, Hashable, Sendable, Codable {
  case fundamentals, firmware, quantization, compression, conversion, performance, accelerators
  case mcuRuntimes = "mcu-runtimes"
  case perception, fusion
  case otaFleet = "ota-fleet"
  case learning
  case codesignNAS = "codesign-nas"
  case safetySecurity = "safety-security"
  case strategy, leadership

  /// A short description for lists.
  package var title: String {
    switch self {
    case .fundamentals: "ML and edge fundamentals"
    case .firmware: "Embedded C/C++, RTOS, I/O"
    case .quantization: "PTQ, QAT, mixed precision"
    case .compression: "Pruning, distillation, clustering"
    case .conversion: "Export, formats, validation"
    case .performance: "Memory, latency, power, benchmarks"
    case .accelerators: "NPUs, GPUs and custom operators"
    case .mcuRuntimes: "TFLM, CMSIS-NN, Ethos-U"
    case .perception: "Vision, audio, on-device language"
    case .fusion: "Sensor fusion and time sync"
    case .otaFleet: "OTA, rollback, fleet monitoring"
    case .learning: "Data, federated learning, privacy"
    case .codesignNAS: "NAS and model-hardware co-design"
    case .safetySecurity: "Functional safety and security"
    case .strategy: "Products, roadmap, vendors"
    case .leadership: "Mentoring, teams, communication"
    }
  }

  package static func < (left: Topic, right: Topic) -> Bool {
    left.position < right.position
  }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
