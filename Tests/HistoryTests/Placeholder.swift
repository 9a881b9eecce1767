import Testing

@Suite struct HistoryPlaceholder {}
