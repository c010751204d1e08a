import Agents
import Execution
package import Orchestration
package import Platform
package import RunStorage
package import StateMachine

/// One engine's work on a run whose lock it holds: from the loaded state to how it ended.
package struct RunEngine: Sendable {
    package let inputs: Inputs
    package let run: RunDirectory
    package let state: RunState
    /// Facts to be recorded first.
    package var facts: [Event] = []
    /// What is to be done as soon as the facts are recorded.
    package var settle: @Sendable () throws -> Void = {}
    /// Optional stages to be skipped.
    package var skipped: Set<String> = []
    /// Stages that may be at work at once; nil leaves it to the workflow.
    package var maximumConcurrent: Int?
    /// Asks a person on the terminal; nil where there is none.
    package var ask: AskingPerson?
    /// The stage after which nothing more is wanted; nil goes to the end.
    package var last: String?
    /// Whether the engine waits for approvals when nothing else can go on.
    package var isPatient = false
    /// Where agents and commands work, if it is not where they worked before.
    package var project: String?
    /// This program, for supervisors and the offline agent.
    package var program = CurrentProcess.executable

    /// Takes up a run.
    package init(_ inputs: Inputs, run: RunDirectory, state: RunState) {
        self.inputs = inputs
        self.run = run
        self.state = state
    }

    /// Whether it does again what is stale.
    package var isRefreshing: Bool {
        facts.first { $0.name == .runResumed }.map { $0.isRefresh ?? state.isRefreshing } ?? state.isRefreshing
    }

    /// Runs until nothing more can be done.
    ///
    /// - Parameters:
    ///   - loop: where it runs, with all that it starts.
    ///   - control: ends it.
    ///   - observe: hears of every event that is recorded.
    package func work(
        on loop: EventLoop, under control: EngineControl, observe: @escaping @Sendable (Event, RunState) -> Void
    ) async -> (Outcome, RunState) {
        let recorder: RunRecorder
        do {
            recorder = RunRecorder(
                state: state, frame: inputs.workflow,
                journal: try FileJournal(run, of: inputs.workflow, after: state.lastEvent),
                clock: WallClock(), mask: RunContext.mask(for: inputs.workflow, CurrentProcess.environment),
                whenIdle: { loop.whenIdle($0) },
                onFailure: { control.run.end(.storageFailure($0.description)) }, observe: observe)
        } catch { return (.storageFailure(error.description), state) }
        let context = RunContext(
            workflow: inputs.workflow, objective: inputs.objective, runID: state.runID, run: run,
            project: project ?? state.project, environment: CurrentProcess.environment, program: program,
            executor: LocalExecutor(loop: loop, running: control.running, supervisor: [program, "supervise"]),
            recorder: recorder, clock: WallClock(), control: control.run, ask: ask, skipped: skipped,
            maximumConcurrent: maximumConcurrent, last: last, isPatient: isPatient, taskExecutor: loop)
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
}

/// The way to end one engine from outside, with the supervisors that it has started.
package struct EngineControl: Sendable {
    let running: RunningAttempts
    package let run: RunControl

    /// Makes the control of one engine.
    package init() {
        running = RunningAttempts()
        run = RunControl(running: running)
    }
}
