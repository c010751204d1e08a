import RunStorage
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

    /// Lets nothing more start, not even what waits for its share.
    func close() {
        gate.close()
        ledger.wake()
        conversations.wake()
    }

    /// Takes note of an attempt that an earlier engine has begun: it has its slice and its conversation before anybody
    /// else can ask for them.
    func adopt(_ order: AttemptOrder, with agent: Agent?) {
        guard let reading = order.reading else { return }
        ledger.adopt(order.id, of: order.stage, reading.slice)
        if let agent, agent.continuesSession { conversations.keep(agent.name, for: order.stage) }
    }

    /// Gives back what a stage has when it rests.
    func release(_ stage: String) {
        ledger.release(stage)
        conversations.release(stage)
    }
}
