import Execution
import RunStorage
import StateMachine

/// Attempts that an earlier engine has begun: their results are taken, and nobody works beside them.
extension AttemptRunner {
    /// Waits for an attempt that an earlier engine has begun; nil when it was no success but may be tried again.
    func adopt(_ attempt: AttemptState, _ request: AttemptRequest) async throws -> FinishedAttempt? {
        let directory = context.run.attempt(attempt, of: stage.name)
        let order = directory.readOrder()
        takeGround(request) { order }
        let follower = AttemptFollower(context, stage, attempt, order?.reading)
        let end = try await follower.whileFollowing(directory) {
            try await self.context.executor.adopt(directory)
        }
        return try await settlement.settle(end, attempt, directory, request, order, isAdopted: true)
    }

    /// What an attempt of an earlier engine has read is what that engine has seen.
    func takeGround(_ request: AttemptRequest, _ order: () -> AttemptOrder?) {
        guard request.role != .fix, context.grounds.declaresFiles || context.grounds.template(of: stage.name) != nil,
            let order = order()
        else { return }
        context.grounds.take(order, of: stage.name)
    }

    /// Waits for all attempts that nobody asks for any more.
    func outlast(unless isWanted: (AttemptState) -> Bool) async throws {
        repeat {
        } while try await outlast(
            await context.recorder.state.attempts(of: stage.name, in: context.workflow).filter { !isWanted($0) })
    }

    /// Waits for attempts that nobody asks for any more, since the workflow was changed: never two agents at once.
    func outlast(_ log: [AttemptState]) async throws -> Bool {
        guard let open = log.last(where: { $0.outcome == nil }) else { return false }
        let directory = context.run.attempt(open, of: stage.name)
        let end = try await context.executor.adopt(directory)
        if end == .left { throw StageEnd.interrupted }
        if case .doubtful(let processes) = end {
            throw StageEnd.failed(.failed, Survivors.sentence(processes, of: directory))
        }
        if case .unreadable(let sentence) = end { throw StageEnd.failed(.storage, sentence) }
        // Nobody wants it any more, but what it has used is paid.
        let result: AttemptResult? = if case .ended(let result) = end { result } else { nil }
        if let order = directory.readOrder(), order.reading != nil {
            context.limits.ledger.settle(order.id, of: stage.name, result?.agent?.usage ?? Usage())
        }
        try await context.recorder.record(
            events.ended(open, .interrupted, nil, "The workflow has changed since it began.").with {
                $0.usage = result?.agent?.usage
            })
        return true
    }
}
