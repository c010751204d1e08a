import Execution
import Platform
import RunStorage
import StateMachine

/// Has the reviewers of a stage judge its work: one by the stage's own runner, several side by side.
///
/// Several reviewers take the places of a stage each. The stage gives its own back meanwhile, so that nobody waits for
/// a place while holding one: with a single place they judge one after another.
struct ReviewPanel: Sendable {
    /// A review whose attempt's end may still have to be recorded.
    private struct Opinion: Sendable {
        let review: Review
        let ends: [Event]
        /// Whether its end was not in the journal when this engine took the run up.
        let isNew: Bool
    }

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner
    private let work: ReviewedWork

    init(_ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner, _ work: ReviewedWork) {
        self.context = context
        self.stage = stage
        self.attempts = attempts
        self.work = work
    }

    /// The reviews of one iteration, the ends of attempts that are to be recorded with what follows from them, and
    /// whether any of it is news.
    func judge(_ iteration: Int) async throws -> (council: ReviewCouncil, ends: [Event], isNew: Bool) {
        try await context.look(at: stage, round: iteration)
        let state = await context.recorder.state
        let (evidence, notes) = (try await Evidence(context).gather(base: state.baseCommit), try work.notes())
        let writer = PromptWriter(context, state)
        let isAlone = stage.reviewAgents.isEmpty
        let requests = try stage.reviewers.map { reviewer in
            let prompt = try writer.review(
                stage, reviewer, of: work.stages, evidence: evidence, notes: notes,
                iteration: iteration)
            var request = AttemptRequest(
                role: .review, agent: reviewer, iteration: iteration, task: isAlone ? nil : reviewer, prompt: prompt)
            if !isAlone { request.tasksBeside = Set(stage.reviewers) }
            return request
        }
        let opinions = isAlone ? try await alone(requests) : try await together(requests)
        let council = ReviewCouncil(
            hasSeveral: !isAlone, rule: stage.approvalRule, reviews: opinions.map(\.review))
        return (council, opinions.flatMap(\.ends), opinions.contains(where: \.isNew))
    }

    private func alone(_ requests: [AttemptRequest]) async throws -> [Opinion] {
        var opinions: [Opinion] = []
        for request in requests { opinions.append(try await opinion(request, by: attempts)) }
        return opinions
    }

    /// Lets everybody come to an end before anything is decided: who crashed has neither approved nor rejected.
    private func together(_ requests: [AttemptRequest]) async throws -> [Opinion] {
        let numbers = AttemptNumbers()
        let outstanding = Locked(requests.count)
        var results: [Int: Result<Opinion, any Error>] = [:]
        try await attempts.places.whileGivenBack {
            results = await withTaskGroup(of: (Int, Result<Opinion, any Error>).self) { group in
                for (position, request) in requests.enumerated() {
                    group.addTask { (position, await inPlace(request, numbers, outstanding)) }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        }
        let ordered = requests.indices.compactMap { results[$0] }
        let failures = zip(requests, ordered).compactMap { request, result -> ReviewFailure? in
            if case .failure(let error) = result {
                ReviewFailure(who: "Reviewer \(request.agent ?? "")", error: error)
            } else {
                nil
            }
        }
        let opinions = ordered.compactMap { try? $0.get() }
        guard failures.isEmpty else {
            try await context.recorder.record(opinions.flatMap(\.ends))
            let isToBeResumed = context.control.reason != nil || context.limits.gate.outcome != nil
            throw ReviewFailure.end(of: failures, isToBeResumed: isToBeResumed)
        }
        return opinions
    }

    /// One of several reviews, in places of its own. All ends but that of the last are recorded at once.
    private func inPlace(
        _ request: AttemptRequest, _ numbers: AttemptNumbers, _ outstanding: Locked<Int>
    ) async -> Result<Opinion, any Error> {
        var patient = stage
        // A reviewer that crashes once must not spoil what the others have done.
        patient.retry.limit = max(1, stage.retry.limit)
        let runner = AttemptRunner(context, patient, attempts.places, numbers: numbers)
        var opinion: Opinion?
        do {
            try await attempts.places.whileHeld { opinion = try await self.opinion(request, by: runner) }
            guard let opinion else { throw CancellationError() }
            if outstanding.withLock({
                $0 -= 1; return $0
            }) == 0 {
                return .success(opinion)
            }
            try await context.recorder.record(opinion.ends)
            return .success(Opinion(review: opinion.review, ends: [], isNew: opinion.isNew))
        } catch is CancellationError {
            // What it has achieved is what a killed engine leaves: a resume reads it again.
            return .failure(CancellationError())
        } catch {
            outstanding.withLock { $0 -= 1 }
            do { try await context.recorder.record(runner.unrecordedEnd()) } catch { return .failure(error) }
            return .failure(error)
        }
    }

    private func opinion(_ request: AttemptRequest, by runner: AttemptRunner) async throws -> Opinion {
        let done = try await runner.run(request)
        let review = Review(
            reviewer: request.agent ?? "", directory: done.directory,
            verdict: try await Review.verdict(in: done.directory))
        let ends = runner.unrecordedEnd().map { end in
            end.with {
                $0.verdict = review.kind
                $0.maximumIterations = stage.maxIterations
            }
        }
        return Opinion(review: review, ends: ends, isNew: !ends.isEmpty)
    }
}
