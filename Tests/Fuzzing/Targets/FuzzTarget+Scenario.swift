import Configuration

extension FuzzTarget {
    /// Acceptance scenarios: commands are lines that say something, and the digest's text is always the same.
    static let scenario = FuzzTarget(name: "scenario", maximumLength: 2_048) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let scenarios = ScenarioReader.read(text)
        for scenario in scenarios {
            if scenario.line < 1 { return "a scenario without a line" }
            if scenario.commands.contains(where: { $0.allSatisfy(\.isWhitespace) }) { return "a command of blanks" }
            if scenario.expectedTexts.contains(where: \.isEmpty) { return "an expected text that is empty" }
            _ = scenario.expectation.isMet(by: 0)
            if scenario.canonicalText.isEmpty { return "a scenario of which nothing is digested" }
        }
        return scenarios == ScenarioReader.read(text) ? nil : "the same text gives other scenarios"
    }
}
