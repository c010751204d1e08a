import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// A person's declaration that a stage is good as it stands: whether it can be made, and the event that says it.
struct Acceptance {
    /// What was stale before it.
    let stale: StaleStages
    private let run: RunDirectory
    private let workflow: Workflow
    private let state: RunState
    private let commands: RunCommands

    /// Prepares it for a run whose lock this process has.
    init(_ run: RunDirectory, _ held: HeldRun, _ commands: RunCommands) {
        self.run = run
        self.commands = commands
        workflow = held.copies.inputs.workflow
        state = held.loading.state
        stale = StaleLook.find(held.loading.state, of: held.copies.inputs.workflow, in: run, tell: Console.tell)
    }

    /// What is stale in another state of the run.
    func findStale(_ state: RunState) -> StaleStages {
        StaleLook.find(state, of: workflow, in: run, tell: Console.tell)
    }

    /// The event by which the stage is taken as it stands; an error says why it cannot be.
    func event(for stage: Stage, comment: String?) throws -> Event {
        guard let position = workflow.position(of: stage.name) else { throw nothing(stage) }
        try check(stage, position)
        var event = Event(.stageAccepted, stage: stage.name)
        do { try StandingGround(run, workflow, state).record(of: position, in: &event) } catch let objection
            as StandingGround.Objection
        {
            throw VerbError.usage("The stage \(stage.name) cannot be accepted. \(objection)")
        }
        return event.with {
            $0.by = CurrentProcess.userName()
            $0.comment = comment
            let causes = stale.causes(of: position).map { CauseWords($0).short }
            $0.message = "accepted as it stands: " + causes.joined(separator: ", ")
        }
    }

    private func check(_ stage: Stage, _ position: Int) throws {
        let status = state.stages[position].status
        guard status == .completed else {
            throw VerbError.usage(
                "The stage \(stage.name) is \(status.rawValue); only a completed stage can be accepted.")
        }
        guard stale.contains(position) else { throw nothing(stage) }
        if let before = state.firstUnfinished(before: position, in: workflow) { throw tooEarly(stage, before) }
        guard !state.concernsApproval(stale.causes(of: position), of: position, in: workflow) else {
            throw VerbError.usage(
                "What was approved at \(stage.name) is not what is there now, and nobody can accept that for whoever "
                    + "approved it. Approve it again with `\(commands.retry(stage.name))`.")
        }
    }

    /// What comes out of the stage before it is not there yet, so that nobody can know it.
    private func tooEarly(_ stage: Stage, _ before: Int) -> VerbError {
        let (name, known) = (workflow.stages[before].name, state.stages[before])
        let asks = known.status == .waiting && known.decision == nil
        return .usage(
            "The stage \(stage.name) cannot be accepted yet: \(name), which comes before it, is not done. "
                + "Go on with `\(asks ? commands.approve(name) : commands.resume)` first.")
    }

    private func nothing(_ stage: Stage) -> VerbError {
        .usage("There is nothing to accept: the stage \(stage.name) is not stale.")
    }
}
