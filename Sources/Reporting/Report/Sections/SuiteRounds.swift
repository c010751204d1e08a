import StateMachine

/// How the test suites of one stage came out, round by round.
struct SuiteRounds {
    /// One round with its suites.
    struct Round {
        let number: Int
        /// The evidence run that has its results.
        var evidence: String?
        var suites: [SuiteSummary] = []
        /// What all of them prove; nil where the round did not come to its end.
        var status: String?
    }

    let stage: String
    private(set) var rounds: [Round] = []

    /// The stages of a history that ran suites, in the order in which they began.
    static func all(_ history: RunHistory) -> [SuiteRounds] {
        var stages: [SuiteRounds] = []
        var positions: [String: Int] = [:]
        for event in history.tests {
            let name = event.stage ?? ""
            let position = positions[name] ?? stages.count
            if position == stages.count {
                positions[name] = position
                stages.append(SuiteRounds(stage: name))
            }
            stages[position].take(event)
        }
        return stages
    }

    private init(stage: String) { self.stage = stage }

    private mutating func take(_ event: Event) {
        let number = event.iteration ?? max(1, rounds.last?.number ?? 1)
        if event.name == .suitesStarted {
            // A round that an engine has left is begun again by the next one.
            rounds.removeAll { $0.number == number && $0.status == nil }
            rounds.append(Round(number: number))
        }
        if rounds.isEmpty { rounds.append(Round(number: number)) }
        let last = rounds.count - 1
        rounds[last].evidence = event.evidence ?? rounds[last].evidence
        switch event.name {
        case .suiteEnded: if let summary = SuiteSummary(event) { rounds[last].suites.append(summary) }
        case .suitesEnded: rounds[last].status = event.status
        default: break
        }
    }
}
