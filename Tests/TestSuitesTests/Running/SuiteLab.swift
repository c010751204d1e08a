import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport

@testable import TestSuites

/// A project with suites that are shell scripts, run by true supervisors, with true evidence.
final class SuiteLab: Sendable {
    let place: TemporaryDirectory
    let project: String
    let evidence: EvidenceDirectory
    let events = Locked<[Event]>([])
    let running = RunningAttempts()

    init() throws {
        place = try TemporaryDirectory()
        project = place.path + "/project"
        evidence = EvidenceDirectory(path: place.path + "/evidence")
        try FileSystem.makeDirectory(project)
    }

    /// A report with these tests; a message makes a failure.
    static func report(_ tests: [(name: String, failure: String?)]) -> String {
        let cases = tests.map { test in
            let inner = test.failure.map { "<failure message=\"\($0)\"/>" } ?? ""
            return "<testcase classname=\"c\" name=\"\(test.name)\" time=\"0.01\">\(inner)</testcase>"
        }
        return "<testsuites><testsuite name=\"s\">\(cases.joined())</testsuite></testsuites>"
    }

    /// A line of a script that leaves a report.
    static func leaving(_ tests: [(name: String, failure: String?)]) -> String {
        "printf '%s' '\(report(tests))' > \"$TEAMBOT_JUNIT_FILE\""
    }

    /// A suite that is a shell script.
    func suite(_ name: String, _ script: String, runner: SuiteProgram = .junit) -> Suite {
        Suite(name: name, runner: runner, command: ["sh", "-c", script])
    }

    /// An order for suites.
    func order(_ suites: [Suite], _ mode: SuiteMode = .sequential, retries: Int = 0, failsOnFlaky: Bool = false)
        -> SuiteOrder
    {
        var order = SuiteOrder(Workflow(stages: []))
        order.suites = suites
        order.mode = mode
        order.retries = retries
        order.failsOnFlaky = failsOnFlaky
        return order
    }

    /// The surroundings: true ones, but for what is given.
    func ground(
        on loop: EventLoop, environment: [(name: String, value: String)] = [],
        reader: String = RunningProgram.built("teambot-junit"), given: EvidenceRun? = nil
    ) -> SuiteGround {
        let wanted = ["PATH", "HOME", "TMPDIR"].filter { name in !environment.contains { $0.name == name } }
        let variables = CurrentProcess.environment.filter { wanted.contains($0.name) } + environment
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }
        let executor = LocalExecutor(
            loop: loop, running: running, supervisor: [RunningProgram.built("teambot"), "supervise"])
        let attempts = LocalSuiteAttempts(executor: executor, running: running, environment: variables, now: now)
        let events = events
        return SuiteGround(
            project: project, environment: variables, mask: SecretMask(of: variables), reader: reader,
            evidence: given.map { .given($0) } ?? .new(evidence), now: now,
            monotonicSeconds: { SystemClock.monotonicSeconds() }, attempt: { try await attempts.attempt($0) },
            tell: { event in events.withLock { $0.append(event) } })
    }

    /// Runs an order to its end.
    func run(
        _ order: SuiteOrder, environment: [(name: String, value: String)] = [],
        reader: String = RunningProgram.built("teambot-junit"), given: EvidenceRun? = nil,
        changing change: @escaping @Sendable (inout SuiteGround) -> Void = { _ in }
    ) async throws -> TestRunResult {
        let loop = try EventLoop()
        var surroundings = ground(on: loop, environment: environment, reader: reader, given: given)
        change(&surroundings)
        let ground = surroundings
        let end = await onOwnThread {
            loop.run {
                do {
                    return Result<TestRunResult, any Error>.success(try await SuiteRun(order, in: ground).run())
                } catch {
                    return .failure(error)
                }
            }
        }
        guard let end else { throw CancellationError() }
        return try end.get()
    }

    /// The records of an evidence run.
    func records(_ result: TestRunResult) throws -> [String] {
        let path = (result.evidencePath ?? "") + "/tests.jsonl"
        guard FileSystem.exists(path) else { return [] }
        return String(decoding: try FileSystem.read(path), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The text of a file of an evidence run.
    func text(_ result: TestRunResult, _ name: String) throws -> String {
        String(decoding: try FileSystem.read("\(result.evidencePath ?? "")/\(name)"), as: UTF8.self)
    }
}
