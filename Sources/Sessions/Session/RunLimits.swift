package import StateMachine

/// What a run of a session may use, where a resume of the session says it anew.
package struct RunLimits: Sendable {
    package var maximumSeconds: Double?
    package var budget: Budget
    package var maximumConcurrent: Int?
    /// Optional stages that are skipped.
    package var skipped: [String]

    /// Says nothing anew unless something is given.
    package init(
        maximumSeconds: Double? = nil, budget: Budget = Budget(), maximumConcurrent: Int? = nil, skipped: [String] = []
    ) {
        self.maximumSeconds = maximumSeconds
        self.budget = budget
        self.maximumConcurrent = maximumConcurrent
        self.skipped = skipped
    }

    /// Writes what is said anew into the event of the resume.
    func write(to event: inout Event) {
        event.maximumSeconds = maximumSeconds
        event.maximumCost = budget.costUSD
        event.maximumTokens = budget.tokens
        event.maximumConcurrent = maximumConcurrent
        event.stages = skipped.isEmpty ? nil : skipped
    }
}
