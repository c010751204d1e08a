import TestSupport

/// Whether and what can be traced here.
enum Tracing {
    /// Why nothing can be.
    static let reason = "no process can be traced here (ptrace)"

    /// Whether a run can be traced at all.
    static func isPossible(in workshop: Workshop) throws -> Bool {
        let traced = try TracedScenario(.run, in: workshop)
        let (end, calls) = try traced.trace(traced.plan)
        return end.status == 0 && !calls.isEmpty
    }

    /// The calls of a scenario that nobody disturbs.
    static func calls(of scenario: Scenario, in workshop: Workshop) throws -> [TracedCall] {
        let traced = try TracedScenario(scenario, in: workshop)
        let (end, calls) = try traced.trace(traced.plan)
        guard end.status == 0, !calls.isEmpty else { throw ProofError("\(scenario) cannot be traced: \(end)") }
        return calls
    }
}
