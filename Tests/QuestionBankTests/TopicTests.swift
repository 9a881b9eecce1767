import QuestionBank
import Testing

@Suite struct TopicTests {
  @Test func everyTopicHasANameOfItsOwnThatNoIdIs() {
    let names = Topic.allCases.map(\.name)
    #expect(Set(names).count == Topic.allCases.count)
    for topic in Topic.allCases {
      #expect(topic.name != topic.rawValue && !topic.name.contains("-fleet"))
      #expect(topic.name.first?.isUppercase == true)
    }
  }

  @Test func shortNamesFitTwelveColumnsAndDiffer() {
    #expect(Set(Topic.allCases.map(\.shortName)).count == Topic.allCases.count)
    for topic in Topic.allCases { #expect(topic.shortName.count <= 12, "\(topic.name)") }
  }
}
