import Configuration
import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// One engine at a terminal: its signals, its display, and what is told at its end.
struct EngineSession {
    var engine: RunEngine
    let lock: FileLock
    /// Facts and announcements that are already in the journal and are yet to be shown.
    let shown: [Event]
    let invocation: Invocation

    private var workflow: Workflow { engine.inputs.workflow }

    /// Runs until nothing more can be done and tells how it ended.
    func start() throws -> Int32 {
        let loop = try EventLoop()
        let signals = try CurrentProcess.signals([
            SignalNumber.hangUp, SignalNumber.interrupt, SignalNumber.terminate,
        ])
        let control = EngineControl()
        try EngineOutput.begin(presentation, signals: signals)
        let notifier = Notifier(
            workflow, of: engine.run, engine.state, Places(invocation).commands(engine.run.feature), tell: Console.tell)
        for event in shown { EngineOutput.send(.event(event)) }
        var engine = engine
        engine.ask = Question.onTerminal
        engine.isPatient = invocation.flag("--wait")
        engine.skipped = Set(invocation.values("--skip"))
        engine.maximumConcurrent = invocation.count("--max-concurrent")
        let watcher = SignalWatcher(
            loop: loop, signals: signals, control: control.run, isDetaching: invocation.flag("--detach-agents"))
        let terminal = try TerminalWatcher(loop)
        let ready = engine
        let waiting = WaitingHint(engine, Places(invocation).commands(engine.run.feature))
        let result = loop.run { () async -> (Outcome, RunState) in
            let watching = Task(executorPreference: loop) { await watcher.watch() }
            let looking = Task(executorPreference: loop) { await terminal.watch() }
            defer {
                watching.cancel()
                looking.cancel()
            }
            return await ready.work(on: loop, under: control) { event, state in
                EngineOutput.send(.event(event))
                waiting.observe(event)
                notifier.observe(event, state)
            }
        }
        guard let (outcome, final) = result else { return 8 }
        tell(outcome, final)
        lock.release()
        notifier.finish(outcome, final, signals: signals)
        return outcome.exitCode
    }

    /// A live display on a terminal, lines everywhere else.
    private var presentation: any Presentation {
        let isJSON = invocation.flag("--json")
        if !isJSON, !invocation.flag("--plain"),
            let live = LivePresentation(engine.state, of: workflow, run: engine.run, on: Console.errors)
        {
            return live
        }
        return LinesPresentation(
            engine.state, of: workflow, isJSON: isJSON, style: Console.errorStyle, output: Console.writeErrors)
    }

    private func tell(_ outcome: Outcome, _ final: RunState) {
        let commands = Places(invocation).commands(engine.run.feature)
        let stale = StaleLook.find(final, of: workflow, in: engine.run, tell: Console.tell)
        let report = ReportFile.write(
            after: outcome, final, of: workflow, in: engine.run, commands: commands, tell: Console.tell)
        let mask = RunContext.mask(for: workflow, CurrentProcess.environment)
        let offline = Set(workflow.agents.filter { $0.runner == .offline }.map(\.name))
        let tookPart = final.stages.contains { $0.agent.map(offline.contains) ?? false }
        Console.show(
            ClosingLines.render(
                outcome, of: final, in: workflow.shown(mask.text), runDirectory: engine.run.path,
                offlineTookPart: tookPart, report: report, commands: commands, stale: stale,
                isRefresh: engine.isRefreshing,
                style: Console.errorStyle))
    }
}
