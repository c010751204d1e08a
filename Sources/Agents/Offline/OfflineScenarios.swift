internal import Configuration

/// Writes the acceptance section of a specification, one scenario for each success criterion.
struct OfflineScenarios {
    let criteria: [Criterion]

    /// The section, ready to be joined with blank lines.
    var blocks: [String] {
        ["## Acceptance Test Scenarios"]
            + criteria.enumerated().map { index, criterion in
                scenario(OfflineScenario(criterion: criterion.text), number: index + 1, criterion: criterion.text)
            }
    }

    private func scenario(_ scenario: OfflineScenario, number: Int, criterion: String) -> String {
        let digits = String(number)
        let id = "AT-" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
        let commands = scenario.commands.map(CodeSpan.markup).joined(separator: ", then ")
        let verification = commands.isEmpty ? "none, because the success criterion gives no command." : commands
        return """
            ### \(id): \(scenario.name)

            **Description**: The criterion says: \(criterion)

            **Expected Result**: \(expectedResult(scenario))

            **Verification**: \(verification)
            """
    }

    private func expectedResult(_ scenario: OfflineScenario) -> String {
        let texts = scenario.expectedTexts.map(CodeSpan.markup).joined(separator: " and ")
        return scenario.expectation.phrase + (texts.isEmpty ? "." : ", and the output has \(texts)")
    }
}
