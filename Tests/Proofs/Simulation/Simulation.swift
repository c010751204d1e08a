import Configuration
import Orchestration
import Platform
import RunStorage
import StateMachine
import TestSupport

/// One run of a random workflow by the real loop, through faults and resumes, to where an undisturbed engine leaves it.
final class Simulation {
    private static let objective = ObjectiveReader.read([], fileName: "o.md").objective

    let workflow: Workflow
    let script: Script
    let world: SimulatedWorld
    let disk = SimulatedDisk()
    /// What has happened to its engines, in order.
    private(set) var faults: [Mishap] = []
    /// How many engines nothing has happened to.
    private(set) var calmSessions = 0
    /// Whether nothing has happened to any of its engines.
    private(set) var isCalm = true
    /// How the last engine ended; nil when it could not go on.
    private(set) var outcome: Outcome?
    private(set) var violations: [String] = []

    private let clock = ManualClock()
    private let run: RunDirectory
    private var generator: SplitMix64

    init(seed: UInt64, in directory: String) throws {
        generator = SplitMix64(seed: seed)
        workflow = ScriptedWorkflow.make(using: &generator)
        script = Script(for: workflow, using: &generator)
        run = RunDirectory(path: directory)
        for path in [run.path, run.artifacts, run.attempts] { try FileSystem.makeDirectory(path) }
        world = SimulatedWorld(workflow, script, run, SplitMix64(seed: generator.next()))
    }

    /// What the journal makes of the run.
    var state: RunState {
        var state = RunState(of: workflow)
        for event in disk.events { state.apply(event, in: workflow) }
        return state
    }

    /// Goes on until an undisturbed engine has come to rest, and perhaps some more.
    func runToTheEnd() throws {
        let counts = [0, 0, 1, 1, 2, 3, 6]
        for _ in 0..<(counts.randomElement(using: &generator) ?? 0) where !state.isFinished {
            try disturbedSession()
        }
        repeat {
            guard !state.isFinished else { return }
            session(fault: nil, isDisturbed: false)
            calmSessions += 1
        } while !generator.oneIn(4)
    }

    private func disturbedSession() throws {
        let kind = Mishap.allCases.randomElement(using: &generator) ?? .killed
        let length = generator.oneIn(4) ? 6 : 60
        let moment = disk.events.count + Int.random(in: 0...length, using: &generator)
        let engine = session(fault: (moment, kind), isDisturbed: generator.oneIn(3))
        isCalm = false
        if let fault = engine.fault { faults.append(fault) }
        if engine.fault == .powerCut {
            disk.losePower(&generator)
            try world.losePower()
        }
        try world.goOn()
        world.reconcile(with: disk.events)
    }

    /// One engine, from taking the run up to its end.
    @discardableResult
    private func session(fault: (Int, Mishap)?, isDisturbed: Bool) -> SimulatedEngine {
        let engine = SimulatedEngine(clock: clock, isDisturbed: isDisturbed)
        let executor = SteppedExecutor(seed: generator.next())
        let recorder = recorder(engine, executor, fault)
        let context = RunContext(
            workflow: workflow, objective: Self.objective, runID: "run", run: run, project: run.path, environment: [],
            program: "/bin/true", executor: SimulatedAttempts(world: world, engine: engine), recorder: recorder,
            clock: clock, control: engine.control, ask: ask, skipped: script.skipped, taskExecutor: executor)
        let first = Event(disk.events.isEmpty ? .runStarted : .runResumed).with {
            $0.maximumSeconds = clock.monotonicSeconds() + 3_600
        }
        outcome = executor.run(
            {
                do {
                    try await recorder.record(first)
                    try await recorder.save()
                } catch { return .storageFailure("\(error)") }
                return await ExecutionLoop(context).run()
            }, wake: clock.advanceToNext)
        engine.finish()
        clock.cancelAll()
        executor.drain()
        check(engine)
        return engine
    }

    private var ask: AskingPerson {
        let unanswered = script.unanswered
        return { question in unanswered.contains(question.title) ? nil : (.approve, "") }
    }

    private func recorder(
        _ engine: SimulatedEngine, _ executor: SteppedExecutor, _ fault: (Int, Mishap)?
    ) -> RunRecorder {
        let disk = disk
        return RunRecorder(
            state: state, frame: workflow,
            journal: SimulatedJournal(disk, engine, fault: fault, SplitMix64(seed: generator.next())), clock: clock,
            whenIdle: { executor.whenIdle($0) },
            onFailure: { engine.control.end(.storageFailure($0.description)) },
            observe: { event, _ in if !engine.isGone { disk.tell(event) } })
    }

    /// What an engine said at its end must go with what has happened to it.
    private func check(_ engine: SimulatedEngine) {
        guard let outcome else { return violations.append("nothing can go on, but the run is not over") }
        let resting = state.restingOutcome(in: workflow)
        if engine.isDisturbed, outcome.exitCode == 8 { return }
        let isRight: Bool =
            switch engine.fault {
            case .killed, .powerCut, .fullDisk, .failedSync: outcome.exitCode == 8
            case .stopped: outcome == .interrupted(signal: 15) || outcome == resting
            case .detached: outcome == .detached(signal: 1) || outcome == resting
            case .timeOver: outcome == .timeLimit || outcome == resting
            case nil: outcome == resting
            }
        if !isRight { violations.append("\(outcome) after \(engine.fault.map { "\($0)" } ?? "no fault")") }
    }
}
