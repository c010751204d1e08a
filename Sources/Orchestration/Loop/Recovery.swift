import Execution
import Platform
import RunStorage
import StateMachine

/// What comes first when a run is taken up: everything that had happened without being recorded is found.
struct Recovery: Sendable {
    private let context: RunContext

    /// Prepares it for a run.
    init(_ context: RunContext) { self.context = context }

    /// Finds attempts that left a directory but no line in the journal (it was cut off after a power cut), and what those
    /// that still run may use.
    func run() async throws {
        let state = await context.recorder.state
        for (position, stage) in context.workflow.stages.enumerated() where !state.stages[position].status.isDone {
            try await findUnrecorded(stage, state.stages[position])
        }
        let workflow = context.workflow
        try await context.recorder.record { $0.lostConsequences(in: workflow) }
        await adoptLimits()
        // An engine that was killed right after a stage was done has left what its builders have used.
        for (stage, known) in zip(context.workflow.stages, state.stages)
        where stage.parallelAgents.count > 1 && known.status.isDone {
            await BuilderTidying(context, stage).run()
        }
    }

    /// Keeps for attempts without an end what they were given. Only stages that are going to take them up count, so
    /// that nobody waits for what is never given back.
    private func adoptLimits() async {
        let state = await context.recorder.state
        for position in state.readyStages(in: context.workflow) {
            let name = context.workflow.stages[position].name
            for attempt in state.stages[position].log where attempt.outcome == nil {
                guard let order = context.run.attempt(attempt, of: name).readOrder(), order.stage == name else {
                    continue
                }
                context.limits.adopt(order, with: attempt.agent.flatMap(context.workflow.agent))
            }
        }
    }

    private func findUnrecorded(_ stage: Stage, _ known: StageState) async throws {
        for name in try context.run.attemptNames(of: stage.name) {
            guard let number = name.split(separator: "-").first.flatMap({ Int($0) }), number > known.attempts,
                let attempt = try AttemptDirectory(path: "\(context.run.attempts)/\(stage.name)/\(name)")
                    .readIdentity(),
                attempt.stage == stage.name, attempt.number == number
            else { continue }
            try await context.recorder.record(
                Event(.attemptStarted, stage: stage.name).with {
                    $0.attempt = number
                    $0.role = attempt.role
                    $0.agent = attempt.agent
                    $0.iteration = attempt.iteration
                    $0.task = attempt.task
                })
        }
    }
}
