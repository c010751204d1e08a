import RunStorage
import StateMachine

/// What the journal tells of a run: where it stands, and what has decided about each stage.
struct RecordedRun {
    /// What a stage was given when it was done itself, whatever a person has accepted since.
    struct Completion {
        /// By what all that it was given is known again.
        let given: GivenDigest
        /// The files that its inputs named.
        let inputs: [Artifact]
    }

    /// The workflow of the run.
    let workflow: Workflow
    /// Where it stands.
    private(set) var state: RunState
    /// For each stage its attempts up to its end, since it was last begun anew.
    private var logs: [Int: [AttemptState]] = [:]
    /// How stages were completed last.
    private var completions: [Int: Completion] = [:]
    /// The acceptances of stages since they were completed last.
    private var acceptances: [Int: Event] = [:]
    /// The last record of each artifact by its path, the stage whose it is, and whether only a person has vouched for it.
    private(set) var latest: [String: (artifact: Artifact, stage: String, isAccepted: Bool)] = [:]
    /// What stages have made of each artifact themselves, by its path.
    private var made: [String: String] = [:]
    /// What the work of stages had left when a person was asked about it, by their names.
    private var asked: [String: [Artifact]] = [:]
    /// Paths of artifacts in whose place a person has approved something else than the work of the stage had left.
    private(set) var approvedInstead: Set<String> = []
    /// Why stages were skipped, by name.
    private(set) var reasons: [String: String] = [:]
    /// The ends of attempts, by the names of their directories below `attempts`.
    private(set) var ends: [String: Event] = [:]
    /// The last totals of acceptance stages, by name.
    private(set) var totals: [String: Event] = [:]

    /// Goes through the events of a journal.
    init(_ events: [Event], of workflow: Workflow) {
        self.workflow = workflow
        state = RunState(of: workflow)
        for event in events { take(event) }
    }

    private mutating func take(_ event: Event) {
        if let stage = event.stage, let position = workflow.position(of: stage) {
            switch event.name {
            case .stageCompleted:
                logs[position] = state.stages[position].log
                completions[position] = Completion(given: event.given ?? GivenDigest(), inputs: event.inputs ?? [])
                acceptances[position] = nil
            case .stageReopened, .stageSkipped:
                (logs[position], completions[position], acceptances[position]) = (nil, nil, nil)
            case .stageAccepted: acceptances[position] = event
            case .acceptanceStageComplete: totals[stage] = event
            default: break
            }
            if event.name == .attemptEnded,
                let attempt = state.stages[position].log.last(where: { $0.number == event.attempt })
            {
                ends["\(stage)/\(attempt.directoryName)"] = event
            }
            if event.name == .stageSkipped { reasons[stage] = event.message ?? event.error }
        }
        state.apply(event, in: workflow)
        note(event)
    }

    /// Takes note of artifacts that a stage, or a fix of another's work, has left.
    private mutating func note(_ event: Event) {
        let owner: String? =
            switch event.name {
            case .stageCompleted, .stageAccepted: event.stage
            case .artifactsChanged: nil
            default: event.workStage
            }
        noteAsking(event)
        guard let owner else { return }
        let left = event.name == .stageCompleted ? asked.removeValue(forKey: owner) ?? [] : []
        for artifact in event.artifacts ?? [] {
            approvedInstead.remove(artifact.path)
            if left.contains(where: { $0.path == artifact.path && $0.sha256 != artifact.sha256 }) {
                approvedInstead.insert(artifact.path)
            }
            if event.name != .stageAccepted { made[artifact.path] = artifact.sha256 }
            latest[artifact.path] = (artifact, owner, made[artifact.path] != artifact.sha256)
        }
    }

    /// Takes note of what the work of a stage had left that a person is asked about afterwards.
    private mutating func noteAsking(_ event: Event) {
        guard let stage = event.stage else { return }
        switch event.name {
        case .stageWaiting: asked[stage] = event.artifacts ?? asked[stage]
        case .stageReopened, .stageFailed: asked[stage] = nil
        case .attemptStarted where event.task != AttemptState.conditionTask: asked[stage] = nil
        default: break
        }
    }

    /// What a stage was given when it was completed.
    func completion(of position: Int) -> Completion {
        completions[position]
            ?? Completion(given: state.stages[position].given, inputs: state.stages[position].inputs)
    }

    /// By whom and when a stage was accepted since it was completed; nil where it was not.
    func acceptance(of position: Int) -> String? {
        acceptances[position].map { "accepted by \($0.by ?? "somebody") at \($0.at)" }
    }

    /// The same by the stage's name.
    func acceptance(of stage: String) -> String? { workflow.position(of: stage).flatMap { acceptance(of: $0) } }

    /// By whom and when a stage was approved; nil where nobody has.
    func approval(of stage: String) -> String? {
        let approval = workflow.position(of: stage).flatMap { state.stages[$0].approval }
        return approval.map { "approved by \($0.isByDefault ? "default" : $0.by ?? "somebody") at \($0.at)" }
    }

    /// The attempts that have decided about a stage.
    func deciding(_ position: Int, as stage: Stage) -> [AttemptState] {
        let log = logs[position] ?? []
        switch stage.kind {
        case .work: return Self.last(log.filter { $0.role == .work && $0.outcome == .succeeded })
        case .command: return Self.last(log.filter { $0.role == .command && $0.outcome == .succeeded })
        case .review: return Self.last(Self.lastRound(log.filter { $0.role == .review && $0.outcome == .succeeded }))
        case .acceptance, .suites:
            // A test that was expected to fail, or passed when it was tried again, has decided as well.
            let ended = log.filter { $0.role == .test && $0.outcome != nil && $0.outcome != .interrupted }
            return Self.last(Self.lastRound(ended))
        case .approval, .marker: return []
        }
    }

    private static func lastRound(_ attempts: [AttemptState]) -> [AttemptState] {
        let last = attempts.compactMap(\.iteration).max()
        return attempts.filter { $0.iteration == last }
    }

    /// The last attempt of each task, in their order.
    private static func last(_ attempts: [AttemptState]) -> [AttemptState] {
        attempts.enumerated().filter { index, attempt in
            !attempts[(index + 1)...].contains { $0.task == attempt.task }
        }.map(\.element)
    }
}
