import StateMachine

/// What comes before the beginning of a stage that has a condition.
extension StageRunner {
    /// Records the beginning of a stage whose condition holds; false where there is nothing to do.
    func begin(if condition: StageCondition) async throws -> Bool {
        guard let wanted = stage.condition else { return try await beginApproved() }
        guard await isReady() else { return false }
        // What is decided by is what the stage is given, also where it is not done.
        if await attempts.isFirst { try await context.look(at: stage) }
        let unmet: String?
        do { unmet = try await condition.unmet() } catch let end as StageEnd {
            // What cannot be decided fails the stage, which must have begun for that.
            guard try await begin() else { return false }
            throw end
        }
        if let unmet {
            try await record(context.grounded(unneeded(unmet), of: stage))
            return false
        }
        guard wanted.exitStatus != nil else { return try await beginApproved() }
        guard try await begin() else { return false }
        guard let unmet = try await condition.unmetEnding() else { return try await beginAgainApproved() }
        try await context.recorder.record(context.grounded(unneeded(unmet), of: stage))
        return false
    }

    private func isReady() async -> Bool {
        guard let position = context.workflow.position(of: stage.name) else { return false }
        let workflow = context.workflow
        return await context.recorder.look { $0.isReady(position, in: workflow) }
    }

    /// The facts of skipping a stage whose condition does not hold. What it has left when it held is put aside, so that
    /// nobody takes it for something that this run needs.
    private func unneeded(_ reason: String) throws -> [Event] {
        try EarlierArtifacts(context.run).setAside(stage)
        return try skipping(reason, byCondition: true)
    }
}
