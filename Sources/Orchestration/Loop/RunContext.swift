import Agents
package import Configuration
package import Execution
package import RunStorage
package import StateMachine
import Platform

/// What everybody who works on a run needs to know; constant for one engine.
package struct RunContext: Sendable {
    /// The workflow by which the run goes.
    package var workflow: Workflow
    /// What is to be achieved.
    package var objective: Objective
    /// The run's identity, part of every attempt's.
    package var runID: String
    /// Its files.
    package var run: RunDirectory
    /// The user's project: where agents and commands work. Absolute.
    package var project: String
    /// The user's environment.
    package var environment: [(name: String, value: String)]
    /// The variables of the user that attempts get, by agent and runner; those of commands under the empty name. Computed
    /// once, because matching the allow-list for every attempt costs more than starting one.
    private let passedVariables: [String: [(name: String, value: String)]]
    /// Takes the values of secret variables out of what teambot writes.
    let mask: SecretMask
    /// This program, for attempts of the offline agent.
    package var program: String
    /// Starts attempts, and takes up those of an earlier engine.
    package var executor: any AttemptExecutor
    /// Takes what happens.
    package var recorder: RunRecorder
    /// Tells time and waits.
    package var clock: any RunClock
    /// Says whether the engine was told to end.
    package var control: RunControl
    /// What its attempts share beside places.
    var limits: RunLimits
    /// What nobody may change while the run is going.
    let seal = Locked(Seal())
    /// What its stages stand on.
    let grounds: Grounds
    /// When this engine took the run up, on the clock that is never set.
    let began: Double
    /// Asks a person on the terminal; nil where there is none.
    package var ask: AskingPerson?
    /// Optional stages to be skipped.
    package var skipped: Set<String>
    /// Decides what starts next.
    var schedule: RunSchedule
    /// The stage after which nothing more is wanted; nil goes to the end.
    let last: String?
    /// Where stages wait for a person.
    let room: WaitingRoom
    /// Where decisions from other terminals arrive meanwhile.
    let desk = DecisionDesk()
    /// Stages that may be at work at once.
    package var maximumConcurrent: Int
    /// The thread on which tasks of their own run, too; nil leaves them to the system.
    package var taskExecutor: (any TaskExecutor)?

    /// Puts the context together.
    package init(
        workflow: Workflow, objective: Objective, runID: String, run: RunDirectory, project: String,
        environment: [(name: String, value: String)], program: String, executor: any AttemptExecutor,
        recorder: RunRecorder, clock: any RunClock, control: RunControl,
        ask: AskingPerson? = nil, skipped: Set<String> = [],
        maximumConcurrent: Int? = nil, last: String? = nil, isPatient: Bool = false,
        taskExecutor: (any TaskExecutor)? = nil
    ) {
        self.workflow = workflow
        self.objective = objective
        self.runID = runID
        self.run = run
        self.project = project
        self.environment = environment
        var passed: [String: [(name: String, value: String)]] = [:]
        let pairs = environment.map { ($0.name, $0.value) }
        passed[""] = VariableAllowList.passed(from: pairs, extra: []).map { (name: $0.0, value: $0.1) }
        for agent in workflow.agents {
            for runner in [agent.runner] + agent.fallback {
                passed[Self.key(agent, runner)] = VariableAllowList.passed(from: pairs, for: agent, by: runner)
                    .map { (name: $0.0, value: $0.1) }
            }
        }
        passedVariables = passed
        mask = Self.mask(for: workflow, environment)
        self.program = program
        self.executor = executor
        self.recorder = recorder
        self.clock = clock
        self.control = control
        limits = RunLimits(of: RunState(of: workflow), in: workflow)
        grounds = Grounds(workflow, in: run)
        began = clock.monotonicSeconds()
        self.ask = ask
        self.skipped = skipped
        self.last = last
        schedule = RunSchedule(workflow, until: last)
        room = WaitingRoom(isPatient: isPatient)
        self.taskExecutor = taskExecutor
        self.maximumConcurrent = maximumConcurrent ?? workflow.maxConcurrent
    }

    /// The variables of the user that an attempt gets; those of commands where there is no engagement.
    func variables(for engagement: Engagement?) -> [(name: String, value: String)] {
        passedVariables[engagement.map { Self.key($0.agent, $0.runner) } ?? ""] ?? []
    }

    /// The variables of the user that a program with surroundings of its own gets.
    func variables(for call: AttemptCall) -> [(name: String, value: String)] {
        if call.passedVariables.isEmpty { return variables(for: nil) }
        return VariableAllowList.passed(from: environment.map { ($0.name, $0.value) }, extra: call.passedVariables)
            .map { (name: $0.0, value: $0.1) }
    }

    private static func key(_ agent: Agent, _ runner: Runner) -> String { "\(agent.name) \(runner.name)" }

    /// The mask of everything that an engine writes: any secret of the user's environment, of an agent's or of a suite's,
    /// and any that a condition asks for.
    package static func mask(
        for workflow: Workflow, _ environment: [(name: String, value: String)]
    ) -> SecretMask {
        let wanted = workflow.stages.flatMap { stage in
            (stage.condition?.environment ?? []).compactMap { variable in
                variable.value.map { (name: variable.name, value: $0) }
            }
        }
        return SecretMask(
            of: environment + workflow.agents.flatMap(\.environment) + workflow.suites.flatMap(\.environment) + wanted)
    }
}
