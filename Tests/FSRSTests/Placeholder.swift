import Testing

@Suite struct FSRSPlaceholder {}
