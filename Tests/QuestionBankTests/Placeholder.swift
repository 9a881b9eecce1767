import Testing

@Suite struct QuestionBankPlaceholder {}
