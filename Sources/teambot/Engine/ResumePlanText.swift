import Reporting
import Sessions
import StateMachine

/// What a resume is going to do, for people.
struct ResumePlanText {
    private let plan: ResumePlan
    private let commands: RunCommands

    /// Prepares the text.
    init(_ plan: ResumePlan, _ commands: RunCommands) {
        self.plan = plan
        self.commands = commands
    }

    /// The lines; with `isWhole`, also what goes on as in every resume.
    func lines(isWhole: Bool) -> [String] {
        var lines = plan.change.map { WorkflowChangeText($0, plan.redefinition).lines } ?? []
        if plan.change != nil, !plan.kept.isEmpty { lines.append("stays done:  " + listed(plan.kept)) }
        lines += plan.agentsGone.map { stage, agent in
            "agent gone:  \(stage) was to be done by \(agent); its own agent does it when it is done again"
        }
        if !plan.reopened.isEmpty { lines.append("again:       " + listed(plan.reopened)) }
        lines += plan.certain.flatMap(stale)
        if let uncertain = StaleLines.uncertain(plan) { lines.append(uncertain) }
        if !plan.stale.isEmpty, !plan.isRefreshing {
            lines.append("             Nothing of this is done again; `\(commands.refresh)` does.")
        }
        if !plan.following.isEmpty {
            lines.append("may follow:  \(listed(plan.following)) (where what they read comes out differently)")
        }
        if isWhole || plan.change != nil, !plan.open.isEmpty { lines.append("to be done:  " + listed(plan.open)) }
        if let last = plan.last { lines.append("no further:  than \(last)") }
        return lines.isEmpty && isWhole ? ["Nothing is to be done."] : lines
    }

    private func stale(_ stage: StaleStage) -> [String] {
        let causes = StaleLines.causes(stage).joined(separator: "; ")
        let mark = plan.isRefreshing ? "do again:    " : "stale:       "
        guard plan.isRefreshing else { return ["\(mark)\(stage.stage): \(causes)"] }
        return ["\(mark)\(stage.stage): \(causes)"]
            + stage.changedByHand.map { path in
                let place = plan.placesAside[stage.stage].map { " into \($0)" } ?? ""
                let advice =
                    plan.unacceptable.contains(stage.stage) ? "" : "; `\(commands.accept(stage.stage))` keeps it"
                return "             your change of \(path) will be set aside\(place)\(advice)"
            }
    }

    private func listed(_ names: [String]) -> String { names.joined(separator: ", ") }
}
