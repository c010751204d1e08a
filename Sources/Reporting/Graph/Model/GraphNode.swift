package import StateMachine

/// A stage as a graph shows it.
package struct GraphNode: Sendable, Equatable {
    /// The key in `stages.json`, made safe to show.
    package var name: String
    /// The title for people.
    package var title: String
    /// What happens in it, in a word such as `review`.
    package var kind: String
    /// Who acts in it; nil for commands, approvals and markers.
    package var team: String?
    /// How it stands; nil where no run is shown.
    package var status: StageStatus?
    /// Seconds from its start to its end, or up to now while it runs.
    package var seconds: Double?
    /// How many attempts were started.
    package var attempts = 0
    /// The latest review or acceptance round.
    package var iteration: Int?
    /// The position of its group in the model.
    package var group: Int?
    /// Whether it may be skipped.
    package var isOptional = false
    /// Columns before it on the longest way from a beginning.
    package var layer = 0
    /// Whether it is on the path that took longest.
    package var isOnLongestPath = false
    /// Whether what it depended on, or what it has left, has changed since it was done.
    package var isStale = false
    /// When a person is asked about it, where it is not there for that alone.
    package var approval: Approval.Moment?
    /// Whether it runs only when its condition holds.
    package var isConditional = false
    /// The stages that it runs for when they fail, by their positions; such a stage is outside of the order.
    package var handles: [Int] = []

    /// The node of a stage of which no run is shown.
    init(_ stage: Stage) {
        name = Printable.text(stage.name)
        title = Printable.text(stage.title)
        kind = stage.kind.word
        team = stage.team.map(Printable.text)
        isOptional = stage.isOptional
        isConditional = stage.condition != nil
        if case .approval = stage.kind { return }
        approval = stage.approval?.moment
    }

    /// Takes how the stage stands in a run; without `now` nobody works, and what runs has no duration.
    mutating func take(_ state: StageState, of stage: Stage, now: Timestamp?) {
        status = state.status
        team = stage.team(latest: state.agent).map(Printable.text)
        attempts = state.attempts
        iteration = state.iteration
        seconds = state.durationSeconds
        if state.status == .running, let startedAt = state.startedAt { seconds = now?.seconds(since: startedAt) }
    }

    /// What it is and who acts, such as `review by reviewer`.
    package var role: String {
        switch kind {
        case "work": team ?? "work"
        case "review": team.map { "review by \($0)" } ?? "review"
        case "acceptance": team.map { "acceptance, \($0)" } ?? "acceptance"
        case "tests": team.map { "tests, \($0)" } ?? "tests"
        case "marker": "end"
        default: kind
        }
    }

    /// How often it was tried, where it was more than once: `round 2` or `3 attempts`.
    package var repetition: String? {
        if let iteration, iteration > 1 { return "round \(iteration)" }
        return iteration == nil && attempts > 1 ? "\(attempts) attempts" : nil
    }

    /// What is special about when it runs: `approval before`, `when`.
    package var marks: [String] {
        [approval.map { "approval \($0.rawValue)" }, isConditional ? "when" : nil].compactMap(\.self)
    }

    /// How it stands in a word: what is stale is no longer simply completed.
    package var word: String? { isStale ? "stale" : status?.rawValue }

    /// The whole node as a sentence without a full stop: `PLAN: completed in 3 min 05 s, pm`.
    package var sentence: String {
        let time = seconds.map { (status == .running ? " for " : " in ") + DurationText.render(seconds: $0) } ?? ""
        let details =
            [status == nil ? role : team, repetition, isOptional ? "optional" : nil].compactMap(\.self) + marks
        let state = word.map { $0 + time }
        return name + ": " + ([state].compactMap(\.self) + details).joined(separator: ", ")
    }
}

extension StageKind {
    /// The kind in one word.
    var word: String {
        switch self {
        case .work: "work"
        case .review: "review"
        case .acceptance: "acceptance"
        case .suites: "tests"
        case .command: "command"
        case .approval: "approval"
        case .marker: "marker"
        }
    }
}
