package import StateMachine

/// A run as the live display sees it: a state of its own, made of the same events, and the last lines of output.
package struct LiveView: Sendable {
    /// Where the run stands by the events that were taken.
    package private(set) var state: RunState
    package let workflow: Workflow
    let clockOffset: Int
    let columns: ProgressColumns
    /// The names of the stages, safe to show.
    let names: [String]
    /// The stages that run or wait, in the order of the workflow with groups together.
    private(set) var active: [Int] = []
    /// What attempts that do not tell what they do have printed last, by the positions of their stages.
    private(set) var outputs: [Int: String] = [:]
    private let ranks: [Int]

    /// Begins with what is known of a run.
    package init(_ state: RunState, of workflow: Workflow, clockOffset: Int = 0) {
        self.state = state
        self.workflow = workflow
        self.clockOffset = clockOffset
        columns = ProgressColumns(of: workflow, clockOffset: clockOffset)
        names = workflow.stages.map { Printable.text($0.name) }
        var ranks = [Int](repeating: 0, count: workflow.stages.count)
        var next = 0
        for case .stage(let position, _) in StageList(workflow).entries where ranks.indices.contains(position) {
            ranks[position] = next
            next += 1
        }
        self.ranks = ranks
        findActive()
    }

    /// Takes an event; gives the line that is to stay on the screen, nil where none is.
    package mutating func take(_ event: Event, style: Style) -> String? {
        // What came before the state was read is already in it, and is only to be told.
        if event.sequence > state.lastEvent || event.sequence == 0 { apply(event) }
        guard Self.isKept(event) else { return nil }
        return ProgressLine.render(event, in: state, of: workflow, columns: columns, style: style)
    }

    /// Whether a stage runs and its agent does not tell what it does, so that its output is worth a look.
    package func needsOutput(_ position: Int) -> Bool {
        guard state.stages.indices.contains(position) else { return false }
        return state.stages[position].status == .running && state.stages[position].activity == nil
    }

    /// Whether nothing more happens in this run.
    package var isOver: Bool { state.status != .inProgress }

    /// Whether nothing but a person's answer is missing: an approval is waited for also while a terminal asks for it.
    func waitsForPerson(_ position: Int) -> Bool {
        let stage = workflow.stages[position]
        if state.stages[position].status == .running {
            if case .approval = stage.kind { return state.stages[position].decision == nil }
            return stage.approval?.moment == .before && state.stages[position].decision == nil
        }
        return state.stages[position].status == .waiting
    }

    /// Takes the last line that a stage's attempt has printed; gives whether that is another one.
    package mutating func show(output: String?, of position: Int) -> Bool {
        let output = output.map(Printable.text)
        guard outputs[position] != output else { return false }
        outputs[position] = output
        return true
    }

    private mutating func apply(_ event: Event) {
        state.apply(event, in: workflow)
        switch event.name {
        case .runResumed, .runEnded, .runDetached: findActive()
        default:
            guard let position = event.stage.flatMap(workflow.position(of:)) else { return }
            if event.name == .attemptStarted || event.name == .attemptEnded { outputs[position] = nil }
            place(position)
        }
    }

    private func isActive(_ position: Int) -> Bool {
        let status = state.stages[position].status
        return status == .running || status == .waiting
    }

    private mutating func findActive() {
        active = state.stages.indices.filter(isActive).sorted { ranks[$0] < ranks[$1] }
        outputs = [:]
    }

    /// Puts a stage among the active ones, or takes it away.
    private mutating func place(_ position: Int) {
        var (low, high) = (0, active.count)
        while low < high {
            let middle = (low + high) / 2
            if ranks[active[middle]] < ranks[position] { low = middle + 1 } else { high = middle }
        }
        let isKnown = low < active.count && active[low] == position
        switch (isKnown, isActive(position)) {
        case (false, true): active.insert(position, at: low)
        case (true, false):
            active.remove(at: low)
            outputs[position] = nil
        default: break
        }
    }

    /// Whether an event leaves a line: what a row of the frame tells while it is true, or the closing lines, does not.
    private static func isKept(_ event: Event) -> Bool {
        switch event.name {
        case .stageStarted, .stageWaiting, .parallelGroupStart, .agentMessage, .toolCall, .plan,
            .acceptanceIteration, .acceptanceFixStart, .suitesStarted, .runEnded:
            false
        case .attemptEnded: event.verdict != .approved
        case .runtimeScenarioComplete: event.status != "passed"
        case .suiteEnded: SuiteSummary(event)?.status.isBad ?? true
        default: true
        }
    }
}
