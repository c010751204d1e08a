import Agents
import Configuration
import Platform
import RunStorage
import StateMachine

/// Review, verdict, fix, and again, until the work is approved or the iterations are used up.
struct ReviewIterator: Sendable {
    /// Bytes of a reviewer's reply, from its end, that a fix is told.
    private static let feedbackLimit = 128 << 10

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner
    private let work: ReviewedWork

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
        work = ReviewedWork(context, stage)
    }

    /// Gives the facts of the stage's completion, or throws why it is not completed.
    func run() async throws -> [Event] {
        guard let reviewer = stage.reviewAgent, let author = stage.workAgent else {
            throw StageEnd.failed(.failed, "Stage \(stage.name) needs a work_agent and a review_agent.")
        }
        try await checkGate()
        var history: [ReviewRound] = []
        for iteration in 1...max(1, stage.maxIterations) {
            let review = try await review(by: reviewer, iteration)
            switch try await verdict(of: review) {
            case .approved:
                try await announce("Approved in review \(iteration) of \(stage.maxIterations).", iteration, .approved)
                return try await completion(review)
            case .rejected:
                try await announce("Rejected in review \(iteration) of \(stage.maxIterations).", iteration, .rejected)
                let reply = try review.directory.readReply(last: Self.feedbackLimit)
                let feedback = VerdictReader.feedback(String(decoding: reply, as: UTF8.self))
                history.append(ReviewRound(iteration: iteration, work: try work.text(), feedback: feedback))
                if iteration < stage.maxIterations { try await fix(by: author, feedback, iteration) }
            }
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

    private func review(by reviewer: String, _ iteration: Int) async throws -> FinishedAttempt {
        let state = await context.recorder.state
        let evidence = try await Evidence(context).gather(base: state.baseCommit)
        let prompt = try PromptWriter(context, state).review(
            stage, reviewer, of: work.stages, evidence: evidence, notes: work.notes())
        return try await attempts.run(
            AttemptRequest(role: .review, agent: reviewer, iteration: iteration, prompt: prompt))
    }

    /// Reads the whole reply, however large it is.
    private func verdict(of review: FinishedAttempt) async throws -> Verdict {
        let directory = review.directory
        return try await FileWork.run(on: directory.outputBytes()) {
            var scan = VerdictScan()
            let output = try directory.openReply()
            let isRead: Void? = try AttemptDirectory.unlessAbsent { () throws(SystemError) in
                while let part = try output?.read(1 << 18), !part.isEmpty { scan.take(part) }
            }
            return isRead == nil ? .rejected("What the reviewer has printed cannot be read.") : scan.verdict()
        }
    }

    private func announce(_ message: String, _ iteration: Int, _ verdict: VerdictKind) async throws {
        let end = attempts.unrecordedEnd()
        // A review that an earlier engine has recorded was announced with it.
        guard !end.isEmpty else { return }
        try await context.recorder.record(
            end.map { end in
                end.with {
                    $0.verdict = verdict
                    $0.maximumIterations = stage.maxIterations
                }
            }
                + [
                    Event(.reviewProgress, stage: stage.name).with {
                        $0.iteration = iteration
                        $0.message = message
                    }
                ])
    }

    private func fix(by author: String, _ feedback: String, _ iteration: Int) async throws {
        let state = await context.recorder.state
        let prompt = PromptWriter(context, state).fix(stage, author, of: work.mapped, feedback: feedback)
        let isDone = state.hasDone(.fix, iteration, of: stage.name, in: context.workflow)
        let before = try await work.digests()
        let done = try await attempts.run(
            AttemptRequest(role: .fix, agent: author, iteration: iteration, prompt: prompt))
        let changed = try await work.collect(replyOf: isDone ? nil : done.directory, before: before)
        try await context.recorder.record(
            attempts.unrecordedEnd().map { end in
                end.with {
                    $0.workStage = work.mapped?.name
                    $0.artifacts = changed
                }
            })
    }

    private func completion(_ review: FinishedAttempt) async throws -> [Event] {
        let files = ArtifactFiles(context.run)
        if let only = stage.artifacts.first {
            let directory = review.directory
            try await FileWork.run(on: directory.outputBytes()) { try files.takeReply(of: directory, as: only) }
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
