import Execution
import Platform
import StateMachine

/// The one place where attempts get their slices of what a run may spend.
final class BudgetLedger: Sendable {
    private let reservations: Locked<Reservations>
    private let change = ChangeSignal()
    /// How many agents share a stage's work.
    private let teams = Locked<[String: Int]>([:])

    /// Begins with what a run has spent until now.
    init(of state: RunState, in workflow: Workflow) {
        var byStage: [String: Usage] = [:]
        for (stage, known) in zip(workflow.stages, state.stages) { byStage[stage.name] = known.usage }
        reservations = Locked(
            Reservations(limit: state.budget, spent: state.usage ?? Usage(), spentByStage: byStage))
    }

    /// A slice for an attempt; waits while all that is left is reserved for others.
    ///
    /// - Parameters:
    ///   - gate: closed while one waits, it lets nothing more start.
    ///   - places: given back meanwhile.
    /// - Throws: `StageEnd.limited` when nothing is left, `StageEnd.interrupted` when nothing may start any more,
    ///   `CancellationError` when the engine ends.
    func reserve(
        _ request: Reservations.Request, _ gate: LaunchGate, _ places: StagePlaces
    ) async throws -> Budget {
        while true {
            let seen = change.changes
            if gate.isClosed { throw StageEnd.interrupted }
            switch reservations.withLock({ $0.reserve(request) }) {
            case .slice(let slice): return slice
            case .exhausted(let scope): throw StageEnd.limited(scope, Self.sentence(scope, request.stage))
            case .wait: try await places.whileGivenBack { try await change.wait(after: seen) }
            }
        }
    }

    /// Takes note of the slice of an attempt that an earlier engine has started.
    func adopt(_ id: String, of stage: String, _ slice: Budget) {
        reservations.withLock { $0.adopt(id, of: stage, slice) }
    }

    /// Gives an attempt's slice back, with what it has used of it.
    func settle(_ id: String, of stage: String, _ usage: Usage) {
        reservations.withLock { $0.settle(id, of: stage, usage) }
        change.send()
    }

    /// Gives back what a stage still has when it rests, so that nobody waits for it.
    func release(_ stage: String) {
        reservations.withLock { $0.release(stage) }
        change.send()
    }

    /// So many agents share the work of a stage from now on.
    func expect(_ count: Int, of stage: String) { teams.withLock { $0[stage] = count } }

    /// How many could begin now beside one of a stage: those that are ready or begun and have no slice.
    func contenders(_ state: RunState, in workflow: Workflow, maximumConcurrent: Int) -> Int {
        let ready = Set(state.readyStages(in: workflow))
        let teams = teams.withLock { $0 }
        return reservations.withLock { reservations in
            var count = 0
            for (position, stage) in workflow.stages.enumerated() where stage.workAgent ?? stage.reviewAgent != nil {
                guard ready.contains(position) || state.stages[position].status == .running else { continue }
                count += max(
                    0, max(1, stage.reviewAgents.count, teams[stage.name] ?? 1) - reservations.count(of: stage.name))
            }
            return max(1, min(count, maximumConcurrent - reservations.count))
        }
    }

    /// Has everybody who waits look again.
    func wake() { change.send() }

    private static func sentence(_ scope: Reservations.Scope, _ stage: String) -> String {
        switch scope {
        case .run: "The run has spent what it may."
        case .stage: "The stage \(stage) has spent what it may; raise its max_cost_usd or max_tokens in stages.json."
        }
    }
}
