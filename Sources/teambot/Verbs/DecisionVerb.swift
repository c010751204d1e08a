import Configuration
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot approve|reject [FEATURE] STAGE`: records what a person has decided about a waiting stage, or has it recorded by
/// the engine that has the run.
struct DecisionVerb {
    private let invocation: Invocation
    private let decision: Decision
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation, _ decision: Decision) {
        self.invocation = invocation
        self.decision = decision
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let (run, stage) = try places.runAndStage(invocation)
        let signals = try CurrentProcess.signals([SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp])
        var handover: DecisionHandover?
        while true {
            if let lock = try FileLock.take(run.lock) {
                defer { lock.release() }
                return try decide(stage, run, lock, handover)
            }
            // An engine has the run, or somebody else who is deciding: whoever is first in the journal has decided.
            let waiting = try handover ?? handIn(stage, run)
            handover = waiting
            switch try waiting.wait(unless: signals) {
            case .taken(let event): return try told(event, run, isAtWork: true)
            case .refused(let sentence): throw VerbError.usage(sentence)
            case .overtaken: throw overtaken(stage, run, waiting)
            case .left(let signal): return 128 + signal
            case .free: continue
            }
        }
    }

    private func handIn(_ stage: String, _ run: RunDirectory) throws -> DecisionHandover {
        let workflow = try Inputs.workflow(of: run)
        let handover = try DecisionHandover(run, workflow, stage: stage)
        let question = AskedStage(stage, run, workflow, places)
        try question.check(handover.state, latest: handover.latest)
        let since = workflow.position(of: stage).flatMap { handover.state.stages[$0].waitingSince }
        try handover.hand(in: note(stage, since))
        return handover
    }

    private func note(_ stage: String, _ since: Timestamp?) -> DecisionNote {
        DecisionNote(
            stage: stage, decision: decision, comment: invocation.value("--comment"), by: CurrentProcess.userName(),
            since: since)
    }

    /// Decides with the run's lock.
    private func decide(
        _ stage: String, _ run: RunDirectory, _ lock: FileLock, _ handover: DecisionHandover?
    ) throws -> Int32 {
        let held = try HeldRun(run, lock, tell: Console.tell)
        if let event = try handover?.takeBack() { return try told(event, run, isAtWork: false) }
        try held.copies.checkUntouched(held.loading.state)
        let question = AskedStage(stage, run, held.copies.inputs.workflow, places)
        try question.check(held.loading.state, latest: nil)
        guard let recorded = try HeldDecision(run, held).record(note(stage, handover?.since)) else {
            throw question.notWaiting(held.loading.state, latest: nil)
        }
        guard recorded.decision.by != RunState.timeout else {
            throw VerbError.usage(
                "It is too late: \(AskedStage.sentence(recorded.decision)) Go on with "
                    + "`\(places.commands(run.feature).resume)`.")
        }
        let target = recorded.events.first { $0.name == .stageReopened }?.stage
        return try told(recorded.decision, run, isAtWork: false, back: target)
    }

    private func overtaken(_ stage: String, _ run: RunDirectory, _ handover: DecisionHandover) -> any Error {
        do {
            let workflow = try Inputs.workflow(of: run)
            return AskedStage(stage, run, workflow, places).notWaiting(handover.state, latest: handover.latest)
        } catch { return error }
    }

    private func told(_ event: Event, _ run: RunDirectory, isAtWork: Bool, back target: String? = nil) throws -> Int32 {
        if invocation.flag("--json") {
            Console.write(bytes: DecisionRecord(event, of: run.feature, isAtWork: isAtWork).encode())
            return 0
        }
        let done = decision == .approve ? "approved" : "rejected"
        let back = target.map { "; the run goes back to \($0)" } ?? ""
        let next =
            isAtWork
            ? "The engine that has the run goes on with that."
            : "Go on with `\(places.commands(run.feature).resume)`."
        Console.tell("The stage \(event.stage ?? "") is \(done)\(back). \(next)")
        return 0
    }
}
