import Configuration
import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import StateMachine

/// One engine's work on a run whose lock it holds: from the loaded state to the exit code.
struct EngineSession {
    let inputs: Inputs
    let run: RunDirectory
    let lock: FileLock
    let state: RunState
    /// Facts and announcements that are already in the journal and are yet to be shown.
    let shown: [Event]
    /// Facts to be recorded first.
    let facts: [Event]
    let invocation: Invocation
    /// What is to be done as soon as the facts are recorded.
    var settle: @Sendable () throws -> Void = {}

    /// Runs until nothing more can be done and tells how it ended.
    func start() throws -> Int32 {
        let loop = try EventLoop()
        let signals = try CurrentProcess.signals([
            SignalNumber.hangUp, SignalNumber.interrupt, SignalNumber.terminate,
        ])
        let running = RunningAttempts()
        let control = RunControl(running: running)
        let journal = try FileJournal(run, of: inputs.workflow, after: state.lastEvent)
        try EngineOutput.begin(presentation, signals: signals)
        let notifier = Notifier(inputs.workflow, of: run, state, Places(invocation).commands(run.feature))
        for event in shown { EngineOutput.send(.event(event)) }
        let recorder = RunRecorder(
            state: state, workflow: inputs.workflow, journal: journal, clock: WallClock(),
            mask: RunContext.mask(for: inputs.workflow, CurrentProcess.environment), whenIdle: { loop.whenIdle($0) },
            onFailure: { control.end(.storageFailure($0.description)) },
            observe: { event, state in
                EngineOutput.send(.event(event))
                notifier.observe(event, state)
            })
        let executor = LocalExecutor(
            loop: loop, running: running, supervisor: [CurrentProcess.executable, "supervise"])
        let context = RunContext(
            workflow: inputs.workflow, objective: inputs.objective, runID: state.runID, run: run,
            project: state.project, environment: CurrentProcess.environment, program: CurrentProcess.executable,
            executor: executor, recorder: recorder, clock: WallClock(), control: control, ask: Question.onTerminal,
            skipped: Set(invocation.values("--skip")), maximumConcurrent: invocation.count("--max-concurrent"),
            taskExecutor: loop)
        let (facts, settle) = (facts, settle)
        let watcher = SignalWatcher(
            loop: loop, signals: signals, control: control, isDetaching: invocation.flag("--detach-agents"))
        let terminal = try TerminalWatcher(loop)
        let result = loop.run { () async -> (Outcome, RunState) in
            let watching = Task(executorPreference: loop) { await watcher.watch() }
            let looking = Task(executorPreference: loop) { await terminal.watch() }
            defer {
                watching.cancel()
                looking.cancel()
            }
            do {
                try await recorder.record(facts)
                // Views hear of the beginning before anything that follows from it.
                try await recorder.save()
                try settle()
                try context.sealCopies()
            } catch { return (.storageFailure("\(error)"), await recorder.state) }
            let outcome = await ExecutionLoop(context).run()
            return (outcome, await recorder.state)
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
            let live = LivePresentation(state, of: inputs.workflow, run: run, on: Console.errors)
        {
            return live
        }
        return LinesPresentation(
            state, of: inputs.workflow, isJSON: isJSON, style: Console.errorStyle, output: Console.writeErrors)
    }

    private func tell(_ outcome: Outcome, _ final: RunState) {
        let commands = Places(invocation).commands(run.feature)
        let report = ReportFile.write(after: outcome, final, of: inputs.workflow, in: run, commands: commands)
        let offline = Set(inputs.workflow.agents.filter { $0.runner == .offline }.map(\.name))
        let tookPart = final.stages.contains { $0.agent.map(offline.contains) ?? false }
        Console.show(
            ClosingLines.render(
                outcome, of: final, in: inputs.workflow, runDirectory: run.path, offlineTookPart: tookPart,
                report: report, commands: commands,
                style: Console.errorStyle))
    }
}
