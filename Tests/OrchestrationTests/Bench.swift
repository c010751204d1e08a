import Configuration
import Execution
import Orchestration
import Platform
import RunStorage
import StateMachine
import TestSupport

/// A loop over a simulated executor, a journal in memory and a clock that stands still.
struct Bench {
    let workflow: Workflow
    let directory: TemporaryDirectory
    let events = Locked<[Event]>([])
    /// The state that views were told last.
    let live = Locked<RunState?>(nil)
    let clock = ManualClock()
    /// Tells of each event.
    private let changed = ChangeSignal()
    let running = RunningAttempts()
    var control: RunControl

    init(_ workflow: Workflow) throws {
        self.workflow = workflow
        directory = try TemporaryDirectory()
        control = RunControl(running: running)
        for name in ["artifacts", "attempts"] { try FileSystem.makeDirectory(directory.path + "/" + name) }
    }

    /// The same run as it is after a power cut that has left so many events of the journal and all other files.
    func cut(after events: [Event]) -> Bench {
        let copy = resumed()
        copy.events.withLock { $0 = events }
        return copy
    }

    /// The same run for another engine, which nobody has told to end.
    func resumed() -> Bench {
        var copy = self
        copy.control = RunControl(running: running)
        return copy
    }

    /// What the journal makes of the run now.
    var state: RunState {
        var state = RunState(of: workflow)
        for event in events.withLock({ $0 }) { state.apply(event, in: workflow) }
        return state
    }

    /// The events of a name, in order.
    func events(_ name: EventName) -> [Event] { events.withLock { $0.filter { $0.name == name } } }

    /// Waits until the journal has an event of a stage.
    func when(_ name: EventName, of stage: String) async throws {
        while true {
            let seen = changed.changes
            if events(name).contains(where: { $0.stage == stage }) { return }
            try await changed.wait(after: seen)
        }
    }

    /// Runs the loop from the journal as it is.
    func run(
        _ executor: SimulatedExecutor, failsAt: Int? = nil, hours: Double = 1, budget: Budget = Budget(),
        refresh: Bool? = nil, ask: AskingPerson? = nil, isPatient: Bool = false,
        observe: @escaping @Sendable (Event) -> Void = { _ in }
    ) async -> Outcome {
        let isNew = events.withLock { $0.isEmpty }
        let recorder = RunRecorder(
            state: state, frame: workflow, journal: MemoryJournal(events, failsAt: failsAt), clock: clock,
            observe: { [live, changed] event, state in
                changed.send()
                live.withLock { $0 = state }
                observe(event)
            })
        let first = Event(isNew ? .runStarted : .runResumed).with {
            $0.maximumSeconds = hours * 3_600
            $0.isRefresh = refresh
            $0.maximumCost = budget.costUSD
            $0.maximumTokens = budget.tokens
        }
        do { try await recorder.record(first) } catch { return .storageFailure("\(error)") }
        let context = RunContext(
            workflow: workflow, objective: ObjectiveReader.read([], fileName: "o.md").objective, runID: "run",
            run: RunDirectory(path: directory.path), project: directory.path, environment: [], program: "/bin/true",
            executor: executor, recorder: recorder, clock: clock, control: control, ask: ask, isPatient: isPatient)
        return await ExecutionLoop(context).run()
    }
}
