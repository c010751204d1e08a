import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// Suites at a terminal: their signals, their display, and what is told at their end.
struct SuiteRunning {
    let order: SuiteOrder
    let workflow: Workflow
    let project: String
    let evidence: EvidenceRun
    let state: StateDirectory
    /// Whether the evidence run is to be closed at the end.
    let isOwn: Bool
    let invocation: Invocation

    /// What the suites have come to, and why.
    typealias Explained = (result: TestRunResult, diagnoses: Diagnoses)

    /// Runs them all and tells what they have come to; gives the exit code.
    func start() throws -> Int32 {
        let loop = try EventLoop()
        let signals = try CurrentProcess.signals([
            SignalNumber.hangUp, SignalNumber.interrupt, SignalNumber.terminate,
        ])
        let control = SuiteControl()
        let ended = Locked<[SuiteSummary]>([])
        Console.tell(SuiteWords.heading(order.suites, mode: order.mode.description))
        try EngineOutput.begin(presentation, signals: signals)
        let result = work(on: loop, try SuiteWatching(loop, signals, control), control, ended)
        EngineOutput.send(.event(Event(.suitesEnded)))
        // Results are data, which may go to the same terminal: the display has gone before they come.
        EngineOutput.finish()
        let ending = SuiteEnding(order: order, project: project, evidence: evidence, invocation: invocation)
        if case .interrupted(let signal) = control.reason {
            try close(.interrupted)
            ending.tellInterrupted(ended.withLock { $0 })
            return 128 + signal
        }
        guard let result else { return 8 }
        do {
            let explained = try result.get()
            let (result, diagnoses) = explained
            try keep(explained)
            try close(EvidenceManifest.Status(result.status))
            return try ending.tell(result, diagnoses)
        } catch {
            try? close(.error)
            throw error
        }
    }

    private func work(
        on loop: EventLoop, _ watching: SuiteWatching, _ control: SuiteControl, _ ended: Locked<[SuiteSummary]>
    ) -> Result<Explained, any Error>? {
        let executor = LocalExecutor(
            loop: loop, running: control.running, supervisor: [CurrentProcess.executable, "supervise"])
        let run = SuiteRun(order, in: ground(executor, control, ended))
        let explanation = SuiteExplanation(
            workflow: workflow, project: project, evidence: evidence, executor: executor)
        return loop.run { () async -> Result<Explained, any Error> in
            let watchers = watching.begin()
            defer { for watcher in watchers { watcher.cancel() } }
            do {
                let result = try await run.run()
                return .success((result, await explanation.explain(result)))
            } catch { return .failure(error) }
        }
    }

    /// Keeps what an agent has said; what rules say is kept with each suite.
    private func keep(_ explained: Explained) throws {
        let failures = explained.diagnoses.groups.flatMap(\.members)
        guard isOwn, failures.contains(where: { $0.diagnosis.explainedBy != .rules }) else { return }
        try DiagnosticsFile.replace(failures, of: explained.result.suites, in: evidence)
    }

    private func close(_ status: EvidenceManifest.Status) throws {
        guard isOwn else { return evidence.leave() }
        guard evidence.manifest.finishedAt == nil else { return }
        try evidence.finish(status, at: Self.now())
    }

    private func ground(
        _ executor: LocalExecutor, _ control: SuiteControl, _ ended: Locked<[SuiteSummary]>
    ) -> SuiteGround {
        let environment = CurrentProcess.environment.map { (name: $0.name, value: $0.value) }
        let mask = SecretMask(of: environment + order.suites.flatMap(\.environment))
        let attempts = LocalSuiteAttempts(
            executor: executor, running: control.running, environment: environment, now: Self.now)
        var ground = SuiteGround(
            project: project, environment: environment, mask: mask,
            reader: ReportProgram.path(beside: CurrentProcess.executable), evidence: .given(evidence),
            now: Self.now, monotonicSeconds: SystemClock.monotonicSeconds,
            attempt: { call in try await attempts.attempt(Self.shown(call)) },
            tell: { event in
                if event.name == .suiteEnded, let summary = SuiteSummary(event) {
                    ended.withLock { $0.append(summary) }
                }
                // The display goes on while failures are explained.
                if event.name != .suitesEnded { EngineOutput.send(.event(event.with { $0.at = Self.now() })) }
            })
        let project = project
        ground.excluded = [state.path]
        ground.git = { ProjectGit.facts(of: project, environment) }
        return ground
    }

    private static func now() -> Timestamp { Timestamp(milliseconds: SystemClock.wallMilliseconds()) }

    /// The same attempt, of whose directory the display hears.
    private static func shown(_ call: SuiteCall) -> SuiteCall {
        var shown = call
        shown.call = { directory in
            EngineOutput.send(.suiteAttempt(suite: call.suite, number: call.number, path: directory.path))
            return try call.call(directory)
        }
        return shown
    }

    /// A live display on a terminal, lines everywhere else.
    private var presentation: any Presentation {
        let view = SuiteLiveView(
            order.suites, mode: order.mode.description, startedAt: Self.now(), clockOffset: SystemClock.offsetFromUTC())
        if !invocation.flag("--json"), !invocation.flag("--plain"),
            let live = LivePresentation(
                SuiteScene(view, keepsLines: !CurrentProcess.isTerminal(1)), on: Console.errors, isTitled: false)
        {
            return live
        }
        return SuiteLines(view, style: Console.errorStyle)
    }
}
