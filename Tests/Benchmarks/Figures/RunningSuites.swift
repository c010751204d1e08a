import Execution
import Platform
import RunStorage
import StateMachine
import TestSuites

extension Benchmark {
    /// Test suites: side by side, what each of them costs, and how long the evidence of many tests takes.
    static let suites = Benchmark(name: "suites") { laboratory in
        let bench = try SuiteBench(laboratory)
        let report = "printf '%s' '<testsuite><testcase name=\"a\"/></testsuite>' > \"$TEAMBOT_JUNIT_FILE\""
        let sleeping = (1...3).map { SuiteBench.suite("sleep-\($0)", "sleep 1; \(report)", .junit) }
        let side = try (0..<3).map { _ in try bench.run(sleeping, .parallel(workers: 3)) }
        func overhead(_ script: String, _ runner: SuiteProgram) throws -> Double {
            let suites = (1...20).map { SuiteBench.suite("suite-\($0)", script, runner) }
            let times: [Double] = try (0..<5).map { _ in try bench.run(suites, .sequential) / 20 * 1_000 }
            return times.median
        }
        let many = try (0..<5).map { _ in try bench.evidence(of: 10_000) * 1_000 }
        return [
            Row("3 suites of 1 s on 3 workers", side.median, limit: 1.15, unit: "s"),
            Row("a suite that leaves no report", try overhead("exit 0", .exitStatus), limit: 15, unit: "ms"),
            Row("a suite with a report", try overhead(report, .junit), limit: 15, unit: "ms"),
            Row("evidence of 10,000 tests, reading included", many.median, limit: 500, unit: "ms"),
        ]
    }
}

/// A project whose suites are run by the library itself.
private struct SuiteBench {
    private let directory: String
    private let laboratory: Laboratory
    private let reader: String

    init(_ laboratory: Laboratory) throws {
        directory = try laboratory.directory("suites")
        self.laboratory = laboratory
        reader = FileSystem.parent(of: CurrentProcess.executable) + "/teambot-junit"
        guard FileSystem.isExecutable(reader) else { throw BenchmarkError("There is no \(reader); build it first.") }
    }

    static func suite(_ name: String, _ script: String, _ runner: SuiteProgram) -> Suite {
        Suite(name: name, runner: runner, command: ["sh", "-c", script])
    }

    /// Seconds that a run of suites takes, all of which must pass.
    func run(_ suites: [Suite], _ mode: SuiteMode) throws -> Double {
        try measure(suites, mode) { loop, now in
            let running = RunningAttempts()
            let executor = LocalExecutor(loop: loop, running: running, supervisor: [laboratory.teambot, "supervise"])
            let attempts = LocalSuiteAttempts(
                executor: executor, running: running, environment: CurrentProcess.environment, now: now)
            return { try await attempts.attempt($0) }
        }
    }

    /// Seconds that it takes to read a report and to keep what is in it, where running the tests takes none.
    func evidence(of count: Int) throws -> Double {
        let cases = (0..<count).map {
            "<testcase classname=\"tests.test_\($0 % 97)\" name=\"test_\($0)\" time=\"0.01\"/>"
        }
        let report = Array("<testsuites><testsuite>\(cases.joined())</testsuite></testsuites>".utf8)
        return try measure([Self.suite("many", "true", .junit)], .sequential) { _, now in
            { call in
                let attempt = AttemptDirectory(path: (call.evidence?.path ?? "") + "/attempts/many/01-test")
                try attempt.make().replacing("junit.xml").write(report)
                var result = AttemptResult(reason: .exited, startedAt: now(), finishedAt: now(), durationSeconds: 0)
                result.exitStatus = 0
                return SuiteAttempt(directory: attempt, result: result)
            }
        }
    }

    private func measure(
        _ suites: [Suite], _ mode: SuiteMode,
        _ attempting: (EventLoop, @escaping @Sendable () -> Timestamp) -> SuiteAttempting
    ) throws -> Double {
        let loop = try EventLoop()
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }
        var order = SuiteOrder(Workflow(stages: []))
        order.suites = suites
        order.mode = mode
        let ground = SuiteGround(
            project: directory, environment: CurrentProcess.environment, mask: SecretMask(of: []), reader: reader,
            evidence: .new(EvidenceDirectory(path: directory + "/evidence")), now: now,
            monotonicSeconds: { SystemClock.monotonicSeconds() }, attempt: attempting(loop, now), tell: { _ in })
        let run = SuiteRun(order, in: ground)
        let begin = SystemClock.monotonicSeconds()
        let result = loop.run { try? await run.run() } ?? nil
        let seconds = SystemClock.monotonicSeconds() - begin
        guard let result, result.status == .passed else {
            throw BenchmarkError("The suites did not pass: \(result?.suites.first?.summary.error ?? "no result").")
        }
        return seconds
    }
}
