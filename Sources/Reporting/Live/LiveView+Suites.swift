import StateMachine

/// The test suites that a stage runs just now.
extension LiveView {
    /// Their attempts that have not ended, in the order in which they began.
    func openSuites(of position: Int) -> [AttemptState] {
        state.stages[position].log.filter { attempt in
            guard attempt.outcome == nil, let name = attempt.suite else { return false }
            return workflow.suites.contains { $0.name == name }
        }
    }
}

extension LiveRow {
    /// The row of a suite below that of its stage.
    init(suite attempt: AttemptState, of position: Int, in view: LiveView, now: Timestamp) {
        let name = attempt.suite ?? ""
        let runner = view.workflow.suites.first { $0.name == name }?.runner.rawValue
        let isMember = view.workflow.groupPosition(of: view.workflow.stages[position].name) != nil
        let number = attempt.task.flatMap { $0.split(separator: "#").last.flatMap { Int($0) } }
        self.init(
            look: StageLook(StageStatus.running), indent: isMember ? "    " : "  ", name: Printable.text(name),
            agent: runner ?? "", attempt: attempt.task == name ? "" : number.map { "attempt \($0)" } ?? "",
            seconds: now.seconds(since: attempt.startedAt), note: "", notePaint: .dim)
    }

    /// How far a stage's suites are: `1 of 3 suites done, 1 failed`; nil for any other stage, and before one is done.
    static func suites(_ stage: Stage, _ state: StageState) -> String? {
        guard case .suites(let names) = stage.kind, !state.suites.isEmpty, state.log.last?.role != .fix else {
            return nil
        }
        let bad = state.suites.count { $0.status.isBad }
        let failed = bad > 0 ? ", \(bad) not passed" : ""
        return "\(state.suites.count) of \(max(names.count, state.suites.count)) suites done" + failed
    }
}
