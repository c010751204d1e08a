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
    let place: SuitePlace
    let evidence: SuiteGround.Evidence
    let invocation: Invocation

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
        let watcher = SuiteSignals(loop: loop, signals: signals, control: control)
        let terminal = try TerminalWatcher(loop)
        let run = SuiteRun(order, in: ground(loop, control, ended))
        let result = loop.run { () async -> Result<TestRunResult, any Error> in
            let watching = Task(executorPreference: loop) { await watcher.watch() }
            let looking = Task(executorPreference: loop) { await terminal.watch() }
            defer {
                watching.cancel()
                looking.cancel()
            }
            do { return .success(try await run.run()) } catch { return .failure(error) }
        }
        EngineOutput.send(.event(Event(.suitesEnded)))
        let ending = SuiteEnding(order: order, project: project, invocation: invocation)
        if case .interrupted(let signal) = control.reason {
            ending.tellInterrupted(ended.withLock { $0 }, in: place)
            return 128 + signal
        }
        switch result {
        case .success(let result)?: return try ending.tell(result)
        case .failure(let error)?: throw error
        case nil: return 8
        }
    }

    private func ground(
        _ loop: EventLoop, _ control: SuiteControl, _ ended: Locked<[SuiteSummary]>
    ) -> SuiteGround {
        let environment = CurrentProcess.environment.map { (name: $0.name, value: $0.value) }
        let mask = SecretMask(of: environment + order.suites.flatMap(\.environment))
        let executor = LocalExecutor(
            loop: loop, running: control.running, supervisor: [CurrentProcess.executable, "supervise"])
        let attempts = LocalSuiteAttempts(
            executor: executor, running: control.running, environment: environment, now: Self.now)
        var ground = SuiteGround(
            project: project, environment: environment, mask: mask,
            reader: ReportProgram.path(beside: CurrentProcess.executable), evidence: evidence,
            now: Self.now, monotonicSeconds: SystemClock.monotonicSeconds,
            attempt: { call in
                try await attempts.attempt(Self.shown(call))
            },
            tell: { event in
                if event.name == .suiteEnded, let summary = SuiteSummary(event) {
                    ended.withLock { $0.append(summary) }
                }
                EngineOutput.send(.event(event.with { $0.at = Self.now() }))
            })
        let project = project
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
