import StateMachine

/// How one round of a stage ends, and what was used up to then.
struct RoundEnd {
    /// Attempts of all rounds so far.
    let attempts: [Role: Int]
    /// Nil when the stage is done.
    let failure: FailureKind?

    var isDone: Bool { failure == nil }
}

/// Plays a stage by its script, round after round.
struct RoundActor {
    private let stage: Stage
    private let script: Script
    private var attempts: [Role: Int] = [:]

    init(_ stage: Stage, _ script: Script) {
        self.stage = stage
        self.script = script
    }

    /// Plays one round.
    mutating func nextRound() -> RoundEnd {
        let failure: FailureKind? =
            switch stage.kind {
            case .command: make(.command)
            case .work: make(.work)
            case .review: review()
            case .acceptance, .suites, .approval, .marker: nil
            }
        return RoundEnd(attempts: attempts, failure: failure)
    }

    private mutating func make(_ role: Role) -> FailureKind? { ask(role) == .works ? nil : .failed }

    private mutating func review() -> FailureKind? {
        for iteration in 1...stage.maxIterations {
            guard let verdict = ask(.review) else { return .failed }
            if verdict == .approves { return nil }
            if iteration < stage.maxIterations, ask(.fix) == nil { return .failed }
        }
        return .reviewNotApproved
    }

    /// The first answer that is no failure, within the stage's retries; nil when all fail.
    private mutating func ask(_ role: Role) -> Script.Answer? {
        for _ in 0...stage.retry.limit {
            let number = attempts[role, default: 0]
            attempts[role] = number + 1
            let answer = script.answer(Script.Part(stage: stage.name, role: role), number)
            if answer != .fails, answer != .timesOut { return answer }
        }
        return nil
    }
}
