import EdgewiseProgram
import Foundation

/// A Monday morning, in the time zone that the tests run in.
let monday = "2026-11-23T09:00:00+01:00"

/// A question of the built-in bank; ids are permanent.
let builtIn = "quant-affine-params"

/// A question of one's own that the linter has nothing against.
let ownQuestion = """
  ---
  id: quant-own-step
  rev: 1
  status: reviewed
  level: junior
  topic: quantization
  kind: calculation
  title: The step of an int8 code
  target: Derive the step of an 8-bit code from its range.
  minutes: 5
  tags: [int8, calibration]
  prereqs: []
  volatility: stable
  key_points:
    - {id: k1, w: 40, must: true, t: "The step is 5.1 / 255 = 0.02."}
    - {id: k2, w: 30, must: true, t: "A value is off by half a step at most."}
    - {id: k3, w: 20, must: false, t: "A value outside of the range clips."}
    - {id: k4, w: 10, must: false, t: "A wider range makes each step coarser."}
  mistakes:
    - {claim: "Divide by 256.", fix: "256 codes span 255 steps."}
    - {claim: "Clipping is harmless.", fix: "Outliers carry the class in some layers."}
  followups:
    - {q: "What does a 4-bit code change?", a: "There are fewer steps, so each is wider."}
    - {q: "What sets the range?", a: "Calibration data, or the weights themselves."}
  hints: ["Count the steps.", "How many steps lie between 256 codes?"]
  checks:
    - {id: c1, kp: k1, expr: "5.1 / 255", eq: 0.02, tol: 0.000001}
  sources:
    - {id: s1, kind: spec, title: "A specification", url: "https://example.org/spec", supports: [k2], claim: "It rounds to nearest.", checked: 2026-10}
  ---
  ## Prompt
  A tensor ranges over 5.1 units.
  What is the step of an 8-bit code, what is the largest error inside of the
  range, and what happens outside?

  ## Answer
  The step is 5.1 / 255 = 0.02, and rounding is off by half a step.
  What lies
  outside is clipped.

  """

/// A core question of one's own that the linter has nothing against.
let ownCoreQuestion = """
  ---
  id: quant-own-step
  rev: 1
  status: reviewed
  form: core
  asked: 3
  setting: On a microcontroller
  level: junior
  topic: quantization
  kind: concept
  title: PTQ versus QAT
  target: Say what both do and which is tried first.
  minutes: 2
  tags: [ptq, qat]
  prereqs: []
  volatility: stable
  key_points:
    - {id: k1, w: 50, must: true, t: "PTQ quantizes a trained model without training it again."}
    - {id: k2, w: 30, must: true, t: "QAT trains with quantization simulated."}
    - {id: k3, w: 20, must: false, t: "Measures on the device."}
  mistakes:
    - {claim: "QAT trains in int8.", fix: "It trains in float and rounds on the way."}
    - {claim: "PTQ needs no data.", fix: "Calibration takes some inputs."}
  followups:
    - {q: "Which is tried first?", a: "PTQ, as it costs minutes.", see: quant-affine-params}
    - {q: "Which needs labels?", a: "QAT."}
  hints: ["What does each cost?"]
  checks: []
  sources:
    - {id: s1, kind: spec, title: "A specification", url: "https://example.org/spec", supports: [k1, k2], claim: "So it is.", checked: 2026-10}
  ---
  ## Prompt
  What is the difference between PTQ and QAT?

  ## Answer
  - PTQ quantizes a trained model.
  - QAT trains with quantization simulated, and is measured on the device.

  """

extension Place {
  /// A directory with ``ownQuestion`` in it, or with what a change makes of it.
  func ownBank(
    _ change: (String) -> String = { $0 }, directory: String = "bank"
  ) throws -> String {
    try write(change(ownQuestion), to: "\(directory)/junior/quant-own-step.md")
    return file(directory)
  }

  /// The history as it is exported.
  func export(_ history: String? = nil) async throws -> [[String: Any]] {
    try await run("history", "export", "--history", history ?? self.history).jsonLines()
  }
}

/// A history as JSON Lines with everything in it that can be kept.
let everything = """
  {"id":"a-1","question":"quant-affine-params","revision":2,"at":"2026-11-16T09:00:00Z",\
  "offsetMinutes":60,"grade":"again","kind":"study","thinkMs":41000,"totalMs":95000,\
  "confidence":4,"points":["k1"],"score":25,"answer":"a \\"guess\\"\\n\\tof mine: Größe 日本",\
  "session":"s-1"}
  {"id":"a-2","question":"quant-affine-params","at":"2026-11-17T09:00:00Z","grade":"good"}
  {"id":"a-3","question":"fw-stale-dma-window","at":"2026-11-17T09:01:00Z","grade":"easy"}
  {"id":"a-4","question":"a-question-of-long-ago","at":"2026-11-17T09:02:00Z","grade":"hard"}
  {"retract":"a-3","at":"2026-11-17T09:05:00Z"}
  {"mark":"starred","question":"fw-stale-dma-window","set":true,"at":"2026-11-17T09:06:00Z"}
  {"note":"read the manual","question":"fw-stale-dma-window","at":"2026-11-17T09:07:00Z"}
  {"setting":"new-per-day","value":"7","at":"2026-11-17T09:08:00Z"}

  """

extension Place {
  /// Options for a part of the bank in which there are no questions; nil if it has some everywhere.
  func emptyPart() async throws -> [String]? {
    struct Row: Decodable, Hashable {
      let level: String
      let topic: String
    }
    let list = try await run("list", "--format", "json")
    let rows = Set(try JSONDecoder().decode([Row].self, from: Data(list.output.utf8)))
    for level in Set(rows.map(\.level)) {
      for topic in Set(rows.map(\.topic)) where !rows.contains(Row(level: level, topic: topic)) {
        return ["--level", level, "--topic", topic]
      }
    }
    return nil
  }
}
