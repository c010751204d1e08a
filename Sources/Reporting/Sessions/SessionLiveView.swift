package import StateMachine

/// A session as the live display sees it: a state of its own made of its events, and the runs that are at work.
package struct SessionLiveView: Sendable {
    /// Where the session stands by the events that were taken.
    package private(set) var state: SessionState
    /// What is at work, by number, in the order in which it began.
    package private(set) var running: [Int] = []
    /// What waits for its next try, by number, in the order in which it failed.
    private(set) var waiting: [Int] = []
    /// The runs of what is at work, as far as they were told.
    package private(set) var runs: [Int: LiveView] = [:]
    /// What each run has used that is over or is not at work.
    private var used: [Int: Usage] = [:]
    private var usedInAll: Usage?
    let clockOffset: Int

    /// Begins with what is known of a session.
    package init(_ state: SessionState, clockOffset: Int = 0) {
        self.state = state
        self.clockOffset = clockOffset
        findActive()
    }

    /// Whether nothing more happens in this session.
    package var isOver: Bool { state.finishedAt != nil }

    /// What all runs have used that were seen; nil while no model was.
    var usage: Usage? {
        var sum = usedInAll
        for number in running {
            guard let usage = runs[number]?.state.usage else { continue }
            if sum == nil { sum = usage } else { sum?.add(usage) }
        }
        return sum
    }

    /// Takes an event of the session; gives the line that is to stay on the screen, nil where none is.
    package mutating func take(_ event: Event, style: Style) -> String? {
        // What came before the state was read is already in it, and is only to be told.
        if event.sequence > state.lastEvent || event.sequence == 0 { apply(event) }
        guard Self.isKept(event) else { return nil }
        return SessionLine.render(event, in: state, clockOffset: clockOffset, style: style)
    }

    /// Hears of the run of an objective, as it stands.
    package mutating func open(_ number: Int, _ run: RunState, of workflow: Workflow) {
        runs[number] = LiveView(run, of: workflow, clockOffset: clockOffset)
        // What it has used it has in its own state.
        guard used.removeValue(forKey: number) != nil else { return }
        usedInAll = nil
        for usage in used.values { add(usage) }
    }

    /// Takes an event of the run of an objective; gives the line that is to stay: what people should know at once.
    package mutating func take(_ event: Event, ofRun number: Int, style: Style) -> String? {
        guard let view = runs[number], let execution = state.execution(number) else { return nil }
        _ = runs[number]?.take(event, style: style)
        guard event.name == .warning, let run = runs[number]?.state else { return nil }
        return SessionLine.render(
            event, of: run, view.workflow, execution: execution, columns: view.columns, style: style)
    }

    /// Takes the last line that a stage of a run has printed; gives whether that is another one.
    package mutating func show(output: String?, of position: Int, ofRun number: Int) -> Bool {
        runs[number]?.show(output: output, of: position) ?? false
    }

    /// The stage whose output is worth a look, by the number of its objective.
    package func stageToRead(_ number: Int) -> Int? {
        guard let view = runs[number], let position = view.active.first, view.needsOutput(position) else { return nil }
        return position
    }

    private mutating func apply(_ event: Event) {
        state.apply(event)
        switch event.name {
        case .sessionResumed, .sessionEnded: findActive()
        case .executionStarted, .executionRetrying, .executionEnded:
            guard let number = event.execution, let status = state.execution(number)?.status else { return }
            running.removeAll { $0 == number }
            waiting.removeAll { $0 == number }
            if status == .running { running.append(number) } else { close(number) }
            if status == .retrying { waiting.append(number) }
        default: break
        }
    }

    /// A run that is not at work any more is forgotten but for what it has used.
    private mutating func close(_ number: Int) {
        guard let usage = runs.removeValue(forKey: number)?.state.usage, used[number] == nil else { return }
        used[number] = usage
        add(usage)
    }

    private mutating func add(_ usage: Usage) {
        if usedInAll == nil { usedInAll = usage } else { usedInAll?.add(usage) }
    }

    private mutating func findActive() {
        func numbers(_ status: ExecutionStatus, _ began: (Execution) -> Timestamp?) -> [Int] {
            state.executions.filter { $0.status == status }
                .map { (at: began($0) ?? Timestamp(milliseconds: 0), number: $0.number) }
                .sorted { ($0.at, $0.number) < ($1.at, $1.number) }.map(\.number)
        }
        running = numbers(.running, \.takenAt)
        waiting = numbers(.retrying, \.retryAt)
        for number in runs.keys where !running.contains(number) { close(number) }
    }

    /// Whether an event leaves a line: not what a row of the frame tells while it is true, or the closing lines.
    private static func isKept(_ event: Event) -> Bool {
        switch event.name {
        case .executionQueued, .executionStarted, .executionPlaced, .sessionEnded: false
        default: true
        }
    }
}
