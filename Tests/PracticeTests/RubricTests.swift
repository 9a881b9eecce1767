import FSRS
import Practice
import QuestionBank
import Testing

struct RubricTests {
  @Test(arguments: [
    ([], 0), (["k1"], 20), (["k1", "k2"], 50), (["k1", "k2", "k3"], 70),
    (["k1", "k2", "k3", "k4"], 85), (["k1", "k2", "k3", "k4", "k5"], 100),
    (["k3", "k4", "k5"], 50),
    (["k2", "k3", "k4", "k5"], 60),  // 80 without k1, a must-have
    (["k1", "k3", "k4", "k5"], 60),  // 70 without k2
    (["k2", "k3"], 50),  // under the cap anyway
  ])
  func theScoreIsTheTickedWeightCappedWithoutAMust(ticked: [KeyPointID], score: Int) {
    #expect(Rubric(KeyPoint.samples, ticked: ticked).score == score)
  }

  @Test func everySetOfTicksKeepsToTheRules() {
    for mask in 0..<32 {
      let ticked = KeyPoint.samples.indices.filter { mask >> $0 & 1 == 1 }
        .map { KeyPoint.samples[$0] }
      let rubric = Rubric(KeyPoint.samples, ticked: ticked.map(\.id))
      let missesMust = ticked.count(where: \.isMust) < 2
      #expect(rubric.missesMust == missesMust)
      #expect((0...(missesMust ? 60 : 100)).contains(rubric.score))
      #expect(rubric.missed.count + ticked.count == 5)
      for confidence in Confidence.allCases.map(Optional.some) + [nil] {
        let grade = rubric.suggestion(confidence: confidence).grade
        #expect(grade.isPass == (rubric.score >= Rubric.passMark))
        if missesMust { #expect(!grade.isPass) }
      }
    }
  }

  @Test func theScoreSuggestsTheGrade() {
    func grade(_ ticked: [KeyPointID], _ confidence: Confidence?) -> Grade {
      Rubric(KeyPoint.samples, ticked: ticked).suggestion(confidence: confidence).grade
    }
    #expect(grade(["k1", "k2"], .certain) == .again)
    #expect(grade(["k1", "k2", "k3"], .certain) == .hard)
    #expect(grade(["k1", "k2", "k3", "k4"], .certain) == .good)
    #expect(grade(["k1", "k2", "k3", "k4", "k5"], .fairly) == .good)
    #expect(grade(["k1", "k2", "k3", "k4", "k5"], nil) == .good)
    #expect(grade(["k1", "k2", "k3", "k4", "k5"], .certain) == .easy)
  }

  @Test func togglingTwiceChangesNothing() {
    var rubric = Rubric(KeyPoint.samples, ticked: ["k4", "k1"])
    let before = rubric
    rubric.toggle("k2")
    #expect(rubric.tickedInOrder == ["k1", "k2", "k4"])
    rubric.toggle("k2")
    #expect(rubric == before)
  }

  @Test func idsThatAreNoKeyPointAreLeftOut() {
    var rubric = Rubric(KeyPoint.samples, ticked: ["k1", "k9"])
    rubric.toggle("k8")
    #expect(rubric.ticked == ["k1"])
    #expect(rubric.missed.map(\.id) == ["k2", "k3", "k4", "k5"])
  }

  @Test func theReasonIsTheRuleThatFired() {
    func reason(_ ticked: [KeyPointID], _ confidence: Confidence? = nil) -> Rubric.Reason {
      Rubric(KeyPoint.samples, ticked: ticked).suggestion(confidence: confidence).reason
    }
    #expect(reason([]) == .mustsOpen([0, 1]))
    #expect(reason(["k2", "k3", "k4", "k5"]) == .mustsOpen([0]))
    #expect(reason(["k1", "k2"]) == .short(20, of: .hard))
    #expect(reason(["k1", "k2", "k3"]) == .short(15, of: .good))
    #expect(reason(["k1", "k2", "k3", "k4"]) == .reached(85))
    #expect(reason(KeyPoint.samples.map(\.id), .fairly) == .notCertain)
    #expect(reason(KeyPoint.samples.map(\.id), .certain) == .certain)
  }

  @Test func allAreTickedAtOnceAndUntickedAtOnce() {
    var rubric = Rubric(KeyPoint.samples, ticked: ["k2"])
    rubric.toggleAll()
    #expect(rubric.score == 100)
    rubric.toggleAll()
    #expect(rubric.ticked.isEmpty)
  }
}
