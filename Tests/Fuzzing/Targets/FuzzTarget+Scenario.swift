import Configuration

extension FuzzTarget {
    /// Acceptance scenarios: commands are lines that say something, and there is a text to digest.
    static let scenario = FuzzTarget(name: "scenario", maximumLength: 1_024) { bytes in
        for scenario in ScenarioReader.read(String(decoding: bytes, as: UTF8.self)) {
            if scenario.line < 1 { return "a scenario without a line" }
            if scenario.commands.contains(where: { $0.allSatisfy(\.isWhitespace) }) { return "a command of blanks" }
            if scenario.expectedTexts.contains(where: \.isEmpty) { return "an expected text that is empty" }
            _ = scenario.expectation.isMet(by: 0)
            if scenario.canonicalText.isEmpty { return "a scenario of which nothing is digested" }
        }
        return nil
    }
}
