import Configuration

/// How one scenario came out in one round.
struct ScenarioResult: Sendable {
    let scenario: AcceptanceScenario
    let isPassed: Bool
    /// What was wrong, in a sentence; empty when it passed.
    let reason: String
    /// What its commands printed.
    let output: String
}
