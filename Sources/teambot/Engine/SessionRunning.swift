import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import Worktrees

/// A session at a terminal: its signals, its display, and what is told at its end.
struct SessionRunning {
    let begun: BegunSession
    /// Where worktrees are made; nil without them.
    let repository: Repository?
    let invocation: Invocation

    /// Runs until nothing more can be done and tells how it ended.
    func start() throws -> Int32 {
        let loop = try EventLoop()
        let signals = try CurrentProcess.signals([
            SignalNumber.hangUp, SignalNumber.interrupt, SignalNumber.terminate,
        ])
        let control = SessionControl()
        try EngineOutput.begin(
            SessionPresentation.make(
                begun.state, on: Console.errors, isJSON: invocation.flag("--json"),
                isPlain: invocation.flag("--plain")),
            signals: signals)
        if begun.isNew {
            EngineOutput.send(.journal(path: begun.directory.journal, events: begun.state.lastEvent))
        }
        let engine = try SessionEngine(
            begun, in: Places(invocation).session, repository: repository, on: loop, under: control, observer: observer)
        let watcher = SignalWatcher(
            loop: loop, signals: signals, control: control, isDetaching: invocation.flag("--detach-agents"))
        let terminal = try TerminalWatcher(loop)
        let final = loop.run { () async -> SessionState in
            let watching = Task(executorPreference: loop) { await watcher.watch() }
            let looking = Task(executorPreference: loop) { await terminal.watch() }
            defer {
                watching.cancel()
                looking.cancel()
            }
            return await engine.run()
        }
        guard let final else { return 8 }
        let code = exitCode(final, control.reason)
        SessionEnding.tell(final, control.reason, in: begun.directory, Places(invocation))
        begun.lock.release()
        return code
    }

    private var observer: SessionObserver {
        SessionObserver(
            session: { event, _ in EngineOutput.send(.event(event)) },
            opened: { number, run, state, workflow in
                EngineOutput.send(
                    .runOpened(RunOfSession(execution: number, run: run, state: state, workflow: workflow)))
            },
            run: { number, event in EngineOutput.send(.runEvent(execution: number, event)) })
    }

    private func exitCode(_ final: SessionState, _ reason: Outcome?) -> Int32 {
        guard let reason else { return final.exitCode }
        return final.finishedAt != nil && final.exitCode == 0 ? 0 : reason.exitCode
    }
}
