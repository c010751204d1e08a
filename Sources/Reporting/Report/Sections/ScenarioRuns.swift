import StateMachine

/// How the scenarios of one acceptance stage came out, round by round.
struct ScenarioRuns {
    /// One scenario in one round.
    struct Run {
        let id: String
        var isPassed: Bool?
        var reason: String?
        /// Its commands, in order.
        var commands: [AttemptSpan] = []
    }

    /// A round with its scenarios.
    struct Round {
        let number: Int
        var runs: [Run] = []
    }

    let stage: String
    private(set) var rounds: [Round] = []

    /// The acceptance stages of a history, in the order in which they began.
    static func all(_ history: RunHistory) -> [ScenarioRuns] {
        var stages: [String] = []
        var spans: [String: [AttemptSpan]] = [:]
        for span in history.attempts where span.isScenario {
            if spans[span.stage] == nil { stages.append(span.stage) }
            spans[span.stage, default: []].append(span)
        }
        var ends: [String: [Event]] = [:]
        for event in history.acceptance where event.name == .runtimeScenarioComplete {
            let stage = event.stage ?? ""
            if spans[stage] == nil, ends[stage] == nil { stages.append(stage) }
            ends[stage, default: []].append(event)
        }
        return stages.map { ScenarioRuns($0, spans[$0] ?? [], ends[$0] ?? []) }
    }

    private init(_ stage: String, _ spans: [AttemptSpan], _ ends: [Event]) {
        self.stage = stage
        var positions: [String: Int] = [:]
        for span in spans {
            let number = span.iteration ?? 1
            if rounds.last?.number != number {
                rounds.append(Round(number: number))
                positions = [:]
            }
            let id = String((span.task ?? "").split(separator: "#").first ?? "")
            let position = positions[id] ?? rounds[rounds.count - 1].runs.count
            if positions[id] == nil {
                positions[id] = position
                rounds[rounds.count - 1].runs.append(Run(id: id))
            }
            rounds[rounds.count - 1].runs[position].commands.append(span)
        }
        take(ends)
    }

    /// Adds a scenario that made no attempt, because tests of the project's suites decide it.
    private mutating func add(_ run: Run, round: Int) {
        while rounds.count <= round { rounds.append(Round(number: (rounds.last?.number ?? 0) + 1)) }
        rounds[round].runs.append(run)
    }

    /// The n-th end of a scenario belongs to the n-th round that has it.
    private mutating func take(_ ends: [Event]) {
        var places: [String: [(Int, Int)]] = [:]
        for (round, runs) in rounds.map(\.runs).enumerated() {
            for (position, run) in runs.enumerated() { places[run.id, default: []].append((round, position)) }
        }
        var counts: [String: Int] = [:]
        for end in ends {
            guard let id = end.scenario else { continue }
            let count = counts[id, default: 0]
            counts[id] = count + 1
            let known = places[id] ?? []
            guard count < known.count else {
                if known.isEmpty { add(Run(id: id, isPassed: end.status == "passed", reason: end.error), round: count) }
                continue
            }
            let (round, position) = known[count]
            rounds[round].runs[position].isPassed = end.status == "passed"
            rounds[round].runs[position].reason = end.error
        }
    }
}
