import Configuration

/// How one scenario came out in one round.
struct ScenarioResult: Sendable {
    let scenario: AcceptanceScenario
    let isPassed: Bool
    /// What was wrong, in a sentence; empty when it passed.
    let reason: String
    /// What its commands printed.
    let output: String

    /// The same with what the scenario's tests have shown: it passes only where they do.
    func judged(by tests: ScenarioTests) -> ScenarioResult {
        if scenario.tests.isEmpty { return self }
        let objection = tests.objection(to: scenario)
        return ScenarioResult(
            scenario: scenario, isPassed: isPassed && objection == nil,
            reason: isPassed ? objection ?? "" : reason, output: output + tests.output(of: scenario))
    }
}
