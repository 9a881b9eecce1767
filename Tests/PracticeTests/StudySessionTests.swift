import FSRS
import Foundation
import Practice
import QuestionBank
import SeededRandom
import Testing

struct StudySessionTests {
  private func session(_ questions: [QuestionID] = ["a", "b", "c", "d", "e", "f"]) -> StudySession {
    StudySession(id: "s", day: .sample, filter: StudyFilter(), questions: questions)
  }

  @Test func aPassedQuestionIsDoneWith() {
    var session = session(["a", "b"])
    session.drafts["a"] = "half an answer"
    session.grade(.good)
    #expect(session.current == "b")
    #expect(session.drafts.isEmpty)
    #expect(session.answered == ["a"])
    session.grade(.hard)
    #expect(session.isFinished)
    session.grade(.good)
    #expect(session.answered == ["a", "b"], "there is nothing left to grade")
  }

  @Test func whatIsAskedAsideHoldsTheSittingThatItInterrupted() throws {
    var left = session(["a", "b"])
    left.drafts["a"] = "begun"
    var aside = StudySession(
      id: "aside", day: .sample, filter: StudyFilter(), questions: ["a", "c"], beside: left,
      at: StudyDay.sample.noon)
    #expect(aside.drafts["a"] == "begun")
    aside.grade(.good)
    aside.drafts["c"] = "more"
    let kept = try JSONDecoder().decode(StudySession.self, from: JSONEncoder().encode(aside))
    #expect(kept == aside)
    left.drafts = ["c": "more"]
    #expect(kept.left == left)
    #expect(session().left == session(), "a sitting of the day stays")
    let json = try String(decoding: JSONEncoder().encode(session()), as: UTF8.self)
    #expect(!json.contains("aside"), "versions that know none read it as before")
  }

  @Test func whatWasAnsweredBeforeItWasChosenIsAskedAgainAside() {
    let progress = Progress(cards: ["a": .sample("a", daysAgo: 0), "b": .sample("b", daysAgo: 0)])
    func aside(at begun: Instant) -> StudySession {
      StudySession(
        id: "s", day: .sample, filter: StudyFilter(), questions: ["a", "b"], beside: nil, at: begun)
    }
    let bank = Bank([.sample("a"), .sample("b")])
    func upcoming(_ session: StudySession) -> [QuestionID] {
      session.resumed(on: .sample, queue: [], progress: progress, bank: bank).upcoming
    }
    #expect(upcoming(aside(at: StudyDay.sample.noon.adding(milliseconds: 1))) == ["a", "b"])
    #expect(upcoming(aside(at: StudyDay.sample.noon)) == [])
  }

  @Test func aFailedQuestionComesAgainAfterFourOthers() {
    var session = session()
    session.grade(.again)
    #expect(session.upcoming == ["b", "c", "d", "e", "a", "f"])
    #expect(session.relearning == ["a"])
  }

  @Test func aFailedQuestionComesAgainUntilItIsRecalledOnce() {
    var session = session(["a", "b"])
    for grade in [Grade.again, .good, .again, .again] { session.grade(grade) }
    #expect(session.upcoming == ["a"])
    session.grade(.hard)
    #expect(session.isFinished)
    #expect(session.relearning.isEmpty)
    #expect(session.answered == ["a", "b"])
  }

  @Test func thePlaceCountsAQuestionOnceHoweverOftenItComes() {
    var session = session(["a", "b", "c"])
    #expect((session.position, session.total) == (1, 3))
    session.grade(.again)
    #expect((session.position, session.total) == (2, 3), "b is the second, a comes again")
    session.grade(.good)
    #expect((session.position, session.total) == (3, 3))
    session.grade(.good)
    #expect(session.current == "a")
    #expect((session.position, session.total) == (3, 3), "a is no fourth")
    session.grade(.good)
    #expect((session.position, session.total) == (3, 3))
  }

  @Test func whatIsDoneLeftAndAgainAddsUpToAllOfIt() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<100 {
      var session = session(["a", "b", "c", "d", "e"])
      while !session.isFinished {
        switch random.next() % 5 {
        case 0: session.skip()
        case 1: session.drop()
        case 2: session.grade(.again)
        default: session.grade(.good)
        }
        #expect(session.done + session.unasked + session.again == session.total)
        #expect(session.upcoming.count == session.unasked + session.again)
      }
    }
  }

  @Test func undoTakesBackGradesOneByOneOfAnyScript() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<100 {
      var session = session()
      var before: [StudySession] = []
      for _ in 0..<20 where !session.isFinished {
        before.append(session)
        session.grade(random.pick([.again, .again, .hard, .good, .easy]))
      }
      while let expected = before.popLast(), let question = expected.current {
        session.undo(question, wasRelearning: expected.relearning.contains(question))
        #expect(session == expected)
      }
    }
  }

  @Test func undoAfterTheLastQuestionOpensItAgain() {
    var session = session(["a"])
    session.grade(.good)
    session.undo("a", wasRelearning: false)
    #expect(session == self.session(["a"]))
  }

  @Test func aSkippedQuestionGoesToTheEnd() {
    var session = session(["a", "b", "c"])
    session.drafts["a"] = "?"
    session.skip()
    #expect(session.upcoming == ["b", "c", "a"])
    #expect(session.drafts == ["a": "?"], "it is still to be answered")
    #expect(session.total == 3)
  }

  @Test func aDroppedQuestionIsAskedNoMore() {
    var session = session(["a", "b"])
    session.grade(.again)
    session.skip()
    session.skip()
    session.grade(.good)
    session.drop()
    #expect(session.isFinished)
    #expect(session.relearning.isEmpty)
  }

  @Test func skippingOrDroppingNothingIsHarmless() {
    var session = session([])
    session.skip()
    session.drop()
    #expect(session == self.session([]))
    #expect((session.position, session.total) == (0, 0))
  }

  @Test func theTotalCountsEachQuestionOnceWhateverHappens() {
    var numbers = SplitMix64(seed: 9)
    for _ in 0..<200 {
      var session = session()
      var questions = Set(session.upcoming)
      for _ in 0..<30 {
        let question = session.current
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0, 1: session.grade(.good)
        case 2: session.grade(.again)
        case 3: session.skip()
        case 4:
          if let last = session.answered.last {
            session.undo(last, wasRelearning: session.relearning.contains(last))
          }
        default:
          session.drop()
          if let question, !session.answered.contains(question) { questions.remove(question) }
        }
        #expect(session.total == questions.count)
      }
    }
  }
}
