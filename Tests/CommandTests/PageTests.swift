import EdgewiseProgram
import Foundation
import Testing

/// The report's page in a real browser without a window.
@Suite(.enabled(if: Browser.path != nil, "no chromium is installed to open the page with"))
struct PageTests {
  private let place: Place

  /// Some weeks of answers, so that every figure is there.
  init() async throws {
    place = try Place()
    let list = try await place.run("list", "--level", "junior", "--format", "json")
    let questions = try #require(try list.json() as? [[String: Any]])
      .compactMap { $0["id"] as? String }
    let lines = (0..<160).map { index in
      """
      {"question":"\(questions[index * 7 % 40])","at":"2026-\(index < 80 ? "10" : "11")-\
      \(10 + index % 13)T1\(index % 8):00:00Z","grade":"\(index % 3 == 0 ? "again" : "good")",\
      "confidence":\(1 + index % 4),"points":["k1"],"score":40}
      """
    }
    let file = try place.write(lines.joined(separator: "\n") + "\n", to: "weeks.jsonl")
    _ = try await place.run("history", "import", file)
    _ = try await place.run("settings", "interview-date", "2026-12-18", "--now", monday)
    _ = try await place.run(
      "report", "--format", "html", "--now", monday, "--output", place.file("page.html"))
  }

  /// Runs the browser to its end.
  private func browse(_ arguments: [String]) async throws -> Outcome {
    try await place.runNow(
      Browser.path ?? "", Browser.options(place) + arguments, limit: .seconds(120))
  }

  /// What a page around it measures of the report in a frame of some width.
  private struct Measured: Decodable {
    let width: Int
    /// What sticks out to the side, all folds open.
    let outside: [String]
    let background: String
    let bar: String
    let details: Int
    let summaryHeight: Double
  }

  /// Opens the report in a frame of a page that may run scripts, as the report itself may not.
  private func measure(width: Int, _ options: String...) async throws -> Measured {
    let frame = """
      <!DOCTYPE html><meta charset="utf-8"><body><iframe src="page.html" width="\(width)" height="800"
      style="border:0"></iframe><pre id="found"></pre><script>
      document.querySelector("iframe").onload = event => {
        const page = event.target.contentDocument, view = event.target.contentWindow;
        const folds = [...page.querySelectorAll("details")];
        const summaryHeight = Math.min(
          ...folds.map(fold => fold.firstElementChild.getBoundingClientRect().height));
        folds.forEach(fold => fold.open = true);
        const inScroller = element => element.closest("pre, .wide, thead");
        const outside = [...page.body.querySelectorAll("*")].filter(element => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && !inScroller(element)
            && (box.right > view.innerWidth + 1 || box.left < -1);
        }).map(element => element.outerHTML.slice(0, 120));
        document.getElementById("found").textContent = JSON.stringify({
          width: page.documentElement.scrollWidth, outside: outside.slice(0, 5),
          background: view.getComputedStyle(page.body).backgroundColor,
          bar: view.getComputedStyle(page.querySelector("rect.sure")).fill,
          details: folds.length, summaryHeight
        });
      };
      </script></body>
      """
    let file = try place.write(frame, to: "frame.html")
    let outcome = try await browse(
      options + ["--virtual-time-budget=5000", "--dump-dom", "file://\(file)"])
    let found = try #require(
      outcome.output.firstMatch(of: /<pre id="found">(.+)<\/pre>/), "\(outcome.error)")
    let json = found.output.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
    return try JSONDecoder().decode(Measured.self, from: Data(json.utf8))
  }

  @Test(arguments: [320, 360, 600, 1280])
  func nothingSticksOutToTheSide(width: Int) async throws {
    let page = try await measure(width: width)
    #expect(page.width <= width)
    #expect(page.outside == [])
    #expect(page.details > 10)
    #expect(page.summaryHeight >= 24, "a finger finds it")
  }

  @Test func itsStyleAppliesAndFollowsTheSystem() async throws {
    let light = try await measure(width: 800)
    #expect(light.background == "rgb(255, 255, 255)")
    #expect(light.bar == "rgb(37, 99, 168)")
    let dark = try await measure(width: 800, "--blink-settings=preferredColorScheme=0")
    #expect(dark.background == "rgb(20, 24, 29)")
    #expect(dark.bar == "rgb(108, 171, 236)")
  }

  @Test func itBreaksNoneOfItsOwnRules() async throws {
    let outcome = try await browse([
      "--window-size=1280,900", "--screenshot=\(place.file("page.png"))",
      "file://\(place.file("page.html"))",
    ])
    #expect(!outcome.error.contains("Content Security Policy"), "\(outcome.error)")
    #expect(!outcome.error.contains("CONSOLE"), "\(outcome.error)")
    #expect(try place.bytes(place.file("page.png")).count > 10_000)
  }

  @Test(.enabled(if: Browser.pdftotext != nil, "no pdftotext is installed to read the print with"))
  func printedItIsUnfolded() async throws {
    let page = String(decoding: try place.bytes(place.file("page.html")), as: UTF8.self)
    _ = try await browse([
      "--no-pdf-header-footer", "--print-to-pdf=\(place.file("page.pdf"))",
      "file://\(place.file("page.html"))",
    ])
    let print = try await place.run(Browser.pdftotext ?? "", [place.file("page.pdf"), "-"])
    let words = print.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let folds = page.ranges(of: "<summary>").count
    #expect(words.ranges(of: "Key points").count == folds)
    #expect(!words.contains("Parts of this page"))
    // The figures come first, the questions with their answers after them.
    let figures = try #require(words.firstRange(of: "Days practised"))
    let questions = try #require(words.firstRange(of: "Most gain a minute first"))
    #expect(figures.lowerBound < questions.lowerBound)
  }
}

/// A browser that runs without a window, where there is one.
private enum Browser {
  static let path = found(["chromium", "chromium-browser", "google-chrome"])
  static let pdftotext = found(["pdftotext"])

  /// As root it has no sandbox, and a container little shared memory.
  static func options(_ place: Place) -> [String] {
    [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--user-data-dir=\(place.file("browser"))", "--enable-logging=stderr",
      "--allow-file-access-from-files",
    ]
  }

  private static func found(_ names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
