package import RunStorage
package import StateMachine

/// Stages of a run that are to be done once more because a person wants it.
package struct Reopening {
    private let run: RunDirectory
    private let workflow: Workflow
    private let state: RunState

    /// Prepares it for a run whose lock this process has.
    package init(_ run: RunDirectory, _ workflow: Workflow, _ state: RunState) {
        self.run = run
        self.workflow = workflow
        self.state = state
    }

    /// The stages of which one is done once more, and where wanted all after it that have come to something; throws
    /// where one of them cannot be.
    package func positions(of stage: String, withAllAfterIt isDownstream: Bool, option: String? = nil) throws -> [Int] {
        let position = try NamedStage.position(stage, in: workflow, option: option)
        try checkHasRun(position)
        let after = isDownstream ? workflow.descendants(of: position).filter(hasRun) : []
        let all = [position] + after
        for position in Set(all + all.flatMap { state.openFixes(of: $0, in: workflow) }).sorted() {
            try LiveAttempts.checkIsAtRest(workflow.stages[position].name, in: run)
        }
        return all
    }

    /// The facts: what is left of earlier attempts is over, and every stage is reopened.
    ///
    /// - Parameter others: stages that begin anew by other facts.
    package func facts(
        _ positions: [Int], _ order: StageOrder, by person: String?, besides others: [Int] = []
    ) throws -> [Event] {
        guard let first = positions.first else { return [] }
        let name = workflow.stages[first].name
        let closed = try positions.flatMap { position in
            try LiveAttempts.closing(
                state.stages[position].log, of: workflow.stages[position].name, in: run,
                because: "The stage is done once more.")
        }
        return try closed + fixes(of: positions, besides: others, because: "\(name) is done once more.")
            + positions.map { position in
                let isFirst = position == first
                return Event(.stageReopened, stage: workflow.stages[position].name).with {
                    $0.agent = isFirst ? order.agent : nil
                    $0.model = isFirst ? order.model : nil
                    $0.comment = isFirst ? order.feedback : nil
                    $0.by = person
                    $0.message = isFirst ? "A person wants it done once more." : "\(name) is done once more."
                }
            }
    }

    /// What fixes have made of stages that are done once more is nobody's any more: their results are not taken.
    private func fixes(of positions: [Int], besides others: [Int], because reason: String) throws -> [Event] {
        let revisers = Set(positions.flatMap { state.openFixes(of: $0, in: workflow) })
            .subtracting(positions).subtracting(others)
        return try revisers.sorted().flatMap { position in
            try LiveAttempts.closing(
                state.stages[position].log.filter { $0.role == .fix }, of: workflow.stages[position].name, in: run,
                because: reason)
        }
    }

    /// The facts for stages that have begun, and begin anew; what persons want of them holds.
    package func facts(_ begun: [Int], because reason: String) throws -> [Event] {
        try begun.flatMap { position in
            let name = workflow.stages[position].name
            return try LiveAttempts.closing(state.stages[position].log, of: name, in: run, because: reason) + [
                Event(.stageReopened, stage: name).with {
                    $0.isRefresh = true
                    $0.message = reason
                }
            ]
        }
    }

    /// What has come to something is done once more with what it depends on; so is what a condition has left out.
    private func hasRun(_ position: Int) -> Bool {
        let stage = state.stages[position]
        return stage.attempts > 0 || stage.isLeftOut || stage.status == .completed || stage.status == .failed
            || stage.decision != nil
    }

    private func checkHasRun(_ position: Int) throws {
        let name = workflow.stages[position].name
        let status = state.stages[position].status
        // Whoever has left a stage out may think better of it; what comes with another stage stays left out.
        guard hasRun(position) || status == .skipped else {
            let advice =
                status == .waiting
                ? "it waits for a person's answer" : "it is \(status.rawValue), so nothing can be done once more"
            throw VerbError.usage("The stage \(name) has never run: \(advice).")
        }
        guard workflow.handlesFailures(position) else { return }
        guard workflow.failuresHandled[position].contains(where: { state.stages[$0].status == .failed }) else {
            let handled = workflow.failuresHandled[position].map { workflow.stages[$0].name }
            let names = handled.joined(separator: ", ")
            throw VerbError.usage(
                handled.count == 1
                    ? "The stage \(name) runs only when \(names) has failed, and it has not."
                    : "The stage \(name) runs only when one of these has failed, and none has: \(names).")
        }
    }
}
