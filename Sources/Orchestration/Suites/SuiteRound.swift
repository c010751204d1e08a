import Configuration
import Execution
import Platform
import RunStorage
import StateMachine
import TestSuites

/// Runs test suites for a stage, each attempt as one of the stage's own.
///
/// Suites take the places of a stage each, and the stage gives its own back meanwhile, so that nobody waits for a place
/// while holding one. After a crash every attempt that has ended gives its recorded result, and one that still runs is
/// taken up: no suite does its work twice.
struct SuiteRound: Sendable {
    /// What is added to the evidence of a round before it is closed.
    typealias Addition = (TestRunResult, EvidenceRun) async throws -> Void

    private let context: RunContext
    private let stage: Stage
    private let attempts: AttemptRunner
    private let number: Int
    /// The tasks of attempts that the round makes beside its suites.
    private let others: Set<String>

    /// Prepares the round with this number, from 1.
    init(
        _ context: RunContext, _ stage: Stage, _ attempts: AttemptRunner, _ number: Int, others: Set<String> = []
    ) {
        self.others = others
        self.context = context
        self.stage = stage
        self.attempts = attempts
        self.number = number
    }

    /// Runs them all to their ends.
    ///
    /// - Throws: `StageEnd` when the engine is to end, or what keeps files from being written; never what a suite does.
    func run(_ order: SuiteOrder, adding: Addition = { _, _ in }) async throws -> TestRunResult {
        let tasks = Self.tasks(of: order).union(others)
        try await attempts.outlast { isWanted($0, tasks) }
        let evidence = try await RoundEvidence(context).begin()
        do {
            let result = try await run(order, tasks, evidence)
            try await adding(result, evidence)
            try await RoundEvidence(context).close(evidence, as: EvidenceManifest.Status(result.status))
            return result
        } catch {
            // The first error is the one to tell; what the evidence has is whole up to there.
            try? await RoundEvidence(context).close(evidence, as: error is StorageError ? .error : .interrupted)
            throw error
        }
    }

    private func run(_ order: SuiteOrder, _ tasks: Set<String>, _ evidence: EvidenceRun) async throws -> TestRunResult {
        let failures = Locked<[ReviewFailure]>([])
        let run = SuiteRun(order, in: ground(tasks, evidence, failures))
        var result: TestRunResult?
        do {
            try await attempts.places.whileGivenBack { result = try await run.run() }
        } catch {
            let known = failures.withLock { $0 }
            if known.isEmpty { throw error }
            throw ReviewFailure.end(of: known, isToBeResumed: isLeaving)
        }
        guard let result else { throw StageEnd.interrupted }
        return result
    }

    /// Whether the engine goes away, or may start nothing more.
    private var isLeaving: Bool { context.control.reason != nil || context.limits.gate.outcome != nil }

    private func ground(
        _ tasks: Set<String>, _ evidence: EvidenceRun, _ failures: Locked<[ReviewFailure]>
    ) -> SuiteGround {
        let (clock, numbers) = (context.clock, AttemptNumbers())
        var ground = SuiteGround(
            project: context.project, environment: context.environment, mask: context.mask,
            reader: ReportProgram.path(beside: context.program), evidence: .given(evidence),
            now: { clock.now() }, monotonicSeconds: { clock.monotonicSeconds() },
            attempt: { call in
                do { return try await attempt(call, tasks, numbers) } catch let error as SuiteCommandError {
                    // That becomes the suite's result, and ends nothing.
                    throw error
                } catch {
                    failures.withLock { $0.append(ReviewFailure(who: "Suite \(call.suite)", error: error)) }
                    throw error
                }
            },
            tell: { event in try await context.recorder.record(told(event)) })
        let (project, environment) = (context.project, context.environment)
        ground.excluded = [FileSystem.parent(of: context.run.path)]
        ground.git = { ProjectGit.facts(of: project, environment) }
        return ground
    }

    private func told(_ event: Event) -> Event {
        event.with {
            $0.stage = stage.name
            $0.iteration = number
            if $0.name == .suitesStarted { $0.maximumIterations = stage.maxIterations }
        }
    }

    /// Makes one attempt of a suite, or gives what an earlier engine has made of it.
    private func attempt(
        _ call: SuiteCall, _ tasks: Set<String>, _ numbers: AttemptNumbers
    ) async throws -> SuiteAttempt {
        let runner = AttemptRunner(context, stage, attempts.places, numbers: numbers)
        var request = AttemptRequest(
            role: .test, iteration: number, task: Self.task(call.suite, call.number), acceptsFailure: true)
        request.call = call.call
        request.tasksBeside = tasks
        let asked = request
        var done: FinishedAttempt?
        do {
            try await attempts.places.whileHeld { done = try await runner.run(asked) }
        } catch {
            try await context.recorder.record(runner.unrecordedEnd())
            throw error
        }
        try await context.recorder.record(runner.unrecordedEnd())
        guard let done else { throw StageEnd.interrupted }
        return SuiteAttempt(directory: done.directory, result: done.result)
    }

    /// Whether an attempt that an earlier engine has begun is one that will be asked for.
    private func isWanted(_ attempt: AttemptState, _ tasks: Set<String>) -> Bool {
        guard let round = attempt.iteration, round >= number else { return false }
        // A resume goes through earlier rounds again before it asks for what a later one has begun.
        return round > number || attempt.role == .fix
            || attempt.task.map { tasks.contains($0) || $0 == SuiteDiagnosis.task } ?? false
    }

    /// The names of all attempts that there can be.
    private static func tasks(of order: SuiteOrder) -> Set<String> {
        Set(
            order.suites.flatMap { suite in
                (1...1 + max(0, suite.retries ?? order.retries)).map { task(suite.name, $0) }
            })
    }

    /// How an attempt is told apart from others of its round.
    private static func task(_ suite: String, _ number: Int) -> String {
        number > 1 ? "\(suite) #\(number)" : suite
    }
}
