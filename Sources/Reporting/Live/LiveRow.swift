import StateMachine

/// A stage that runs or waits, as the live display shows it: made of its state, without any layout.
struct LiveRow {
    var look: StageLook
    var indent: String
    var name: String
    var agent: String
    var attempt: String
    /// Seconds since it began; nil where time does not count.
    var seconds: Double?
    /// What it last said, or what it waits for.
    var note: String
    var notePaint: Paint?

    /// A row of these parts.
    init(
        look: StageLook, indent: String, name: String, agent: String, attempt: String, seconds: Double?, note: String,
        notePaint: Paint?
    ) {
        self.look = look
        self.indent = indent
        self.name = name
        self.agent = agent
        self.attempt = attempt
        self.seconds = seconds
        self.note = note
        self.notePaint = notePaint
    }

    init(_ position: Int, in view: LiveView, now: Timestamp, clockOffset: Int) {
        let stage = view.workflow.stages[position]
        let state = view.state.stages[position]
        look = StageLook(state.status)
        indent = view.workflow.groupPosition(of: stage.name) == nil ? "" : "  "
        name = view.names[position]
        agent = stage.team(latest: state.agent).map(Printable.text) ?? ""
        attempt = Self.attempt(stage, state)
        let tasks = state.log.filter { $0.task != nil && $0.role != .review && stage.kind == .work }
        let open = tasks.filter { $0.outcome == nil }
        if !tasks.isEmpty {
            // Several attempts at once: who is at work, and with what.
            if !open.isEmpty { agent = open.compactMap(\.agent).map(Printable.text).joined(separator: ", ") }
            attempt = open.compactMap(\.task).map(Printable.text).joined(separator: ", ")
        }
        seconds = state.startedAt.map { now.seconds(since: $0) }
        (note, notePaint) = ("", .dim)
        if view.waitsForPerson(position) {
            look = StageLook(.waiting)
            note = stage.question.map(Printable.text) ?? ""
            (notePaint, agent) = (.yellow, "")
        } else if let wait = state.activity.flatMap(QuotaWait.init) {
            (note, notePaint) = (wait.text(now: now, clockOffset: clockOffset), .yellow)
            look = StageLook(.waiting)
        } else {
            note =
                (tasks.isEmpty ? nil : ActivityText.render(state.note)) ?? ActivityText.render(state.activity)
                ?? Self.judges(stage, state) ?? Self.suites(stage, state) ?? view.outputs[position]
                ?? ActivityText.render(state.note) ?? ""
        }
    }

    /// Which of several reviewers are done in this round; nil while none is.
    private static func judges(_ stage: Stage, _ state: StageState) -> String? {
        guard stage.kind == .review, stage.reviewers.count > 1, state.log.last?.role == .review else { return nil }
        var done: [String] = []
        for attempt in state.log
        where attempt.role == .review && attempt.iteration == state.iteration && attempt.outcome == .succeeded {
            if let judge = attempt.task ?? attempt.agent, !done.contains(judge) { done.append(judge) }
        }
        if done.isEmpty { return nil }
        return "\(done.count) of \(stage.reviewers.count) done: " + done.map(Printable.text).joined(separator: ", ")
    }

    /// Which attempt runs, where it is not simply the first.
    private static func attempt(_ stage: Stage, _ state: StageState) -> String {
        if let iteration = state.iteration {
            let role = state.log.last?.role
            let word: String =
                switch (stage.kind, role) {
                case (_, .fix): "fix"
                case (.acceptance, _), (.suites, _): "round"
                default: "review"
                }
            return "\(word) \(iteration) of \(max(iteration, stage.maxIterations))"
        }
        return state.attempts > 1 ? "attempt \(state.attempts)" : ""
    }
}
