import RunStorage
import StateMachine

/// Review, verdict, fix, and again, until the work is approved or the iterations are used up.
struct ReviewIterator: Sendable {
    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner
    private let work: ReviewedWork
    private let panel: ReviewPanel

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
        work = ReviewedWork(context, stage)
        panel = ReviewPanel(context, stage, attempts, work)
    }

    /// Gives the facts of the stage's completion, or throws why it is not completed.
    func run() async throws -> [Event] {
        guard !stage.reviewers.isEmpty, let author = stage.workAgent else {
            throw StageEnd.failed(.failed, "Stage \(stage.name) needs a work_agent and a review_agent.")
        }
        try await checkGate()
        var history: [ReviewRound] = []
        for iteration in 1...max(1, stage.maxIterations) {
            let (council, ends, isNew) = try await panel.judge(iteration)
            // A review that an earlier engine has recorded was announced with it.
            if isNew { try await announce(council, ends, iteration) }
            if council.isApproved { return try await completion(council) }
            let feedback = try council.feedback()
            history.append(ReviewRound(iteration: iteration, work: try work.text(), feedback: feedback))
            if iteration < stage.maxIterations { try await fix(by: author, feedback, iteration) }
        }
        let report = try FailureReport(context, stage).write(history)
        throw StageEnd.failed(
            .reviewNotApproved, "Not approved in \(stage.maxIterations) reviews; see \(report).")
    }

    private func checkGate() async throws {
        guard stage.requiresAcceptanceTestsPassed else { return }
        guard await context.recorder.state.acceptanceTestsPassed else {
            throw StageEnd.failed(.acceptance, "Blocked: the acceptance tests have not passed.")
        }
    }

    private func announce(_ council: ReviewCouncil, _ ends: [Event], _ iteration: Int) async throws {
        let message = council.message(iteration, of: stage.maxIterations)
        try await context.recorder.record(
            ends + [
                Event(.reviewProgress, stage: stage.name).with {
                    $0.iteration = iteration
                    $0.message = message
                }
            ])
    }

    private func fix(by author: String, _ feedback: String, _ iteration: Int) async throws {
        let state = await context.recorder.state
        let prompt = try PromptWriter(context, state).fix(
            stage, author, of: work.mapped, feedback: feedback, iteration: iteration)
        let isDone = state.hasDone(.fix, iteration, of: stage.name, in: context.workflow)
        let before = try await work.digests()
        let done = try await attempts.run(
            AttemptRequest(role: .fix, agent: author, iteration: iteration, prompt: prompt))
        let changed = try await work.collect(replyOf: isDone ? nil : done.directory, before: before)
        let ends = attempts.unrecordedEnd()
        guard work.mapped == nil, !ends.isEmpty else {
            return try await context.recorder.record(
                ends.map { end in
                    end.with {
                        $0.workStage = work.mapped?.name
                        $0.artifacts = changed
                    }
                })
        }
        let revised = RevisedArtifacts(context, stage)
        try await context.recorder.record(ends + revised.facts(of: revised.done(work.stages)))
    }

    private func completion(_ council: ReviewCouncil) async throws -> [Event] {
        let files = ArtifactFiles(context.run)
        if let only = stage.artifacts.first, let first = council.reviews.first {
            let bytes = try council.reviews.reduce(0) { try $0 + $1.directory.replyBytes() }
            try await FileWork.run(on: bytes) {
                if !council.hasSeveral { return try files.takeReply(of: first.directory, as: only) }
                try files.write(council.replies(), as: only)
            }
        }
        let artifacts = try await files.collecting(stage)
        let scenarios = try ScenarioRecord(context).facts(reviewing: work.mapped)
        return attempts.unrecordedEnd() + scenarios + [
            Event(.stageCompleted, stage: stage.name).with { $0.artifacts = artifacts.isEmpty ? nil : artifacts }
        ]
    }
}

extension RunState {
    /// Whether an attempt of this role and iteration has succeeded since the stage was begun anew.
    func hasDone(_ role: Role, _ iteration: Int, of stage: String, in workflow: Workflow) -> Bool {
        attempts(of: stage, in: workflow).contains {
            $0.role == role && $0.iteration == iteration && $0.outcome == .succeeded
        }
    }
}
