import StateMachine

/// What the attempts of a run share beside places: money, patience, conversations.
struct RunLimits: Sendable {
    let ledger: BudgetLedger
    let bench: AgentBench
    let conversations = Conversations()
    let gate = LaunchGate()

    /// Begins with what a run has used until now.
    init(of state: RunState, in workflow: Workflow) {
        ledger = BudgetLedger(of: state, in: workflow)
        bench = AgentBench(workflow.agents, maximumWait: workflow.maximumQuotaWait)
    }
}
