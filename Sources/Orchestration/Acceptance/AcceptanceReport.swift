import Configuration

/// The report of an acceptance stage, which teambot writes itself.
enum AcceptanceReport {
    /// The Markdown text.
    static func text(_ results: [ScenarioResult], round: Int) -> String {
        let passed = results.count(where: \.isPassed)
        let isGood = !results.isEmpty && passed == results.count
        let rows = results.map { result in
            "| \(result.scenario.id) | \(cell(result.scenario.name)) | \(result.isPassed ? "passed" : "failed") | "
                + "\(cell(result.reason)) |"
        }
        let failed = results.filter { !$0.isPassed }.map { result in
            "### \(result.scenario.id): \(result.scenario.name)\n\n- Reason: \(result.reason)\n- Expected: "
                + "\(result.scenario.expectedResult)\n"
        }
        let output = PromptText.shortened(
            results.map { "[\($0.scenario.id)]\n\($0.output)" }.joined(separator: "\n"), to: 5_000)
        return """
            # Acceptance test results

            **Status**: \(isGood ? "ALL PASSED" : "FAILED") (round \(round); run by teambot itself)

            | ID | Name | Status | Details |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            Total: \(results.count), passed: \(passed), failed: \(results.count - passed)
            \(failed.isEmpty ? "" : "\n## Failed scenarios\n\n" + failed.joined(separator: "\n"))
            ## Output

            \(PromptText.fenced(output))

            """
    }

    /// Text that stays inside its cell.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }
}
