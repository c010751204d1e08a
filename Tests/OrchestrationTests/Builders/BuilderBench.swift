import Configuration
import Execution
import Orchestration
import Platform
import RunStorage
import StateMachine
import TestSupport

/// A loop over a simulated executor and a real git repository: a plan, and builders that share it.
struct BuilderBench {
    let directory: TemporaryDirectory
    let workflow: Workflow
    let events = Locked<[Event]>([])
    private let clock = ManualClock()

    init(agents: Int, places: Int, retries: Int = 0) throws {
        directory = try TemporaryDirectory()
        for name in ["run", "run/artifacts", "run/attempts", "project"] {
            try FileSystem.makeDirectory(directory.path + "/" + name)
        }
        let builders = (1...agents).map { "builder-\($0)" }
        var build = Stage(name: "BUILD", workAgent: "builder-1", retry: RetryPolicy(limit: retries))
        build.parallelAgents = builders
        workflow = Workflow(
            stages: [Stage(name: "PLAN", workAgent: "pm", artifacts: ["plan.md"], nextStages: ["BUILD"]), build],
            agents: [Agent(name: "pm", persona: .projectManager)]
                + builders.map { Agent(name: $0, persona: .builder) },
            maxConcurrent: places)
    }

    private init(copy: BuilderBench, events: [Event]) {
        (directory, workflow) = (copy.directory, copy.workflow)
        self.events.withLock { $0 = events }
    }

    /// The same run with so many events of its journal, and all files as they are.
    func cut(after count: Int) -> BuilderBench {
        BuilderBench(copy: self, events: Array(events.withLock { $0 }.prefix(count)))
    }

    var project: String { directory.path + "/project" }

    /// What git prints in the project.
    @discardableResult
    func git(_ arguments: String...) -> String {
        CapturedProgram.output(
            of: ["git", "-c", "user.name=u", "-c", "user.email=u@x"] + arguments, environment: environment,
            directory: project, limit: 1 << 20, seconds: 60)
    }

    /// The text of a file of the project; empty when it is missing.
    func read(_ name: String) -> String {
        String(decoding: (try? FileSystem.read(project + "/" + name)) ?? [], as: UTF8.self)
    }

    /// Runs the loop from the journal as it is.
    func run(_ executor: SimulatedExecutor, failsAt: Int? = nil) async -> Outcome {
        var state = RunState(of: workflow)
        let known = events.withLock { $0 }
        for event in known { state.apply(event, in: workflow) }
        let recorder = RunRecorder(
            state: state, frame: workflow, journal: MemoryJournal(events, failsAt: failsAt), clock: clock,
            observe: { _, _ in })
        let first = Event(known.isEmpty ? .runStarted : .runResumed).with { $0.maximumSeconds = 3_600 }
        do { try await recorder.record(first) } catch { return .storageFailure("\(error)") }
        let context = RunContext(
            workflow: workflow, objective: ObjectiveReader.read([], fileName: "o.md").objective, runID: "run",
            run: RunDirectory(path: directory.path + "/run"), project: project,
            environment: [(name: "PATH", value: CurrentProcess.variable("PATH") ?? "/usr/bin:/bin")],
            program: "/bin/true", executor: executor, recorder: recorder, clock: clock,
            control: RunControl(running: RunningAttempts()))
        return await ExecutionLoop(context).run()
    }

    private var environment: [String] { ["PATH=" + (CurrentProcess.variable("PATH") ?? "/usr/bin:/bin")] }
}
