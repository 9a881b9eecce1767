/// What a question is about: the sixteen topics of the taxonomy, in its order.
package enum Topic: String, Ranked, Comparable, Hashable, Sendable, Codable {
  case fundamentals, firmware, quantization, compression, conversion, performance, accelerators
  case mcuRuntimes = "mcu-runtimes"
  case perception, fusion
  case otaFleet = "ota-fleet"
  case learning
  case codesignNAS = "codesign-nas"
  case safetySecurity = "safety-security"
  case strategy, leadership

  /// What people call it: "OTA and fleet".
  package var name: String {
    switch self {
    case .fundamentals: "Fundamentals"
    case .firmware: "Firmware"
    case .quantization: "Quantization"
    case .compression: "Compression"
    case .conversion: "Conversion"
    case .performance: "Performance"
    case .accelerators: "Accelerators"
    case .mcuRuntimes: "MCU runtimes"
    case .perception: "Perception"
    case .fusion: "Sensor fusion"
    case .otaFleet: "OTA and fleet"
    case .learning: "Learning on devices"
    case .codesignNAS: "Co-design and NAS"
    case .safetySecurity: "Safety and security"
    case .strategy: "Strategy"
    case .leadership: "Leadership"
    }
  }

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

  /// The name where a column has no room for all of it: 12 characters at most.
  package var shortName: String {
    switch self {
    case .fusion: "Fusion"
    case .otaFleet: "OTA, fleet"
    case .learning: "Learning"
    case .codesignNAS: "Co-design"
    case .safetySecurity: "Safety"
    default: name
    }
  }

  /// 0…15, in the taxonomy's order.
  package var rank: Int {
    switch self {
    case .fundamentals: 0
    case .firmware: 1
    case .quantization: 2
    case .compression: 3
    case .conversion: 4
    case .performance: 5
    case .accelerators: 6
    case .mcuRuntimes: 7
    case .perception: 8
    case .fusion: 9
    case .otaFleet: 10
    case .learning: 11
    case .codesignNAS: 12
    case .safetySecurity: 13
    case .strategy: 14
    case .leadership: 15
    }
  }

  package static func < (left: Topic, right: Topic) -> Bool { left.rank < right.rank }
}
