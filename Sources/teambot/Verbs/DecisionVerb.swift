import Configuration
import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot approve|reject [FEATURE] STAGE`: records what a person has decided about a waiting stage.
struct DecisionVerb {
    private let invocation: Invocation
    private let decision: Decision

    /// Prepares the verb.
    init(_ invocation: Invocation, _ decision: Decision) {
        self.invocation = invocation
        self.decision = decision
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        guard let stage = invocation.positionals.last else {
            throw VerbError.usage("The stage is missing. Write: teambot \(decision.rawValue) [FEATURE] STAGE")
        }
        let places = Places(invocation)
        let run = try places.run(invocation.positionals.count > 1 ? invocation.positionals.first : nil)
        guard let lock = try FileLock.take(run.lock) else {
            throw places.owned(run)
        }
        let held = try HeldRun(run, lock, tell: Console.tell)
        try held.copies.checkUntouched(held.loading.state)
        let workflow = held.copies.inputs.workflow
        try check(stage, held.loading.state, workflow)
        let mask = RunContext.mask(for: workflow, CurrentProcess.environment)
        var events = [
            Event(.approvalDecided, stage: stage).with {
                $0.at = Timestamp(milliseconds: SystemClock.wallMilliseconds())
                $0.decision = decision
                $0.comment = invocation.value("--comment").map(mask.text)
                $0.by = CurrentProcess.variable("USER")
            }
        ]
        let journal = try FileJournal(run, of: workflow, after: held.loading.state.lastEvent)
        try journal.append(&events, isDurable: true)
        var state = held.loading.state
        for event in events { state.apply(event, in: workflow) }
        try journal.save(state)
        let done = decision == .approve ? "approved" : "rejected"
        Console.tell("The stage \(stage) is \(done). Go on with `\(places.commands(run.feature).resume)`.")
        return withExtendedLifetime(lock) { 0 }
    }

    private func check(_ stage: String, _ state: RunState, _ workflow: Workflow) throws {
        guard let position = workflow.position(of: stage) else {
            throw VerbError.usage(
                "The run has no stage “\(stage)”." + (nearest(stage, workflow).map { " Did you mean \($0)?" } ?? ""))
        }
        guard state.stages[position].status == .waiting, state.stages[position].decision == nil else {
            let waiting = state.stages.indices.filter {
                state.stages[$0].status == .waiting && state.stages[$0].decision == nil
            }
            let names = waiting.map { workflow.stages[$0].name }.joined(separator: ", ")
            throw VerbError.usage(
                "Stage \(stage) does not wait for a decision"
                    + (names.isEmpty ? "; no stage does." : "; these do: \(names)."))
        }
    }

    private func nearest(_ stage: String, _ workflow: Workflow) -> String? {
        NearestName.nearest(to: stage, among: workflow.stages.map(\.name))
    }
}
