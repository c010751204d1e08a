package import StateMachine

/// A session that lives through whatever a seed brings: objectives with needs and priorities, failures, retries, kills.
package struct SimulatedSession {
    /// The session as its events have left it.
    package private(set) var state = SessionState()
    /// Its events.
    package private(set) var journal: [Event] = []
    /// What was seen on the way that must never be, as sentences.
    package private(set) var violations: [String] = []
    private var random: SplitMix64
    private var milliseconds: Int64 = 1_000_000

    /// Makes a session; nothing has happened but its beginning.
    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let workers = Int.random(in: 1...6, using: &random)
        record(
            Event(.sessionStarted).with {
                $0.runID = "s"
                $0.workers = workers
                $0.retries = 2
                $0.usesWorktrees = true
            })
        for _ in 0..<Int.random(in: 9...50, using: &random) { queue() }
    }

    /// Runs until everything has ended, with kills and interruptions in between.
    package mutating func runToTheEnd() {
        for _ in 0..<4_000 where !state.isSettled {
            milliseconds += Int64.random(in: 0...5_000, using: &random)
            step()
            audit()
        }
        if state.finishedAt == nil { finish(wasCancelled: false) }
        audit()
    }

    private mutating func step() {
        let running = state.executions.filter { $0.status == .running }.map(\.number)
        let waiting = state.executions.filter { $0.status == .retrying }.map(\.number)
        switch Int.random(in: 0..<100, using: &random) {
        case 0: crash()
        case 1 where state.executions.count < 60: queue()
        case 2: interrupt()
        case ..<45: start(nil)
        case ..<55: if let number = waiting.randomElement(using: &random) { start(number) }
        default: if let number = running.randomElement(using: &random) { end(number) } else { start(nil) }
        }
        for (number, need) in state.unreachable {
            record(ended(number, .blocked, "It needs \(need).", 0))
        }
    }

    private mutating func queue() {
        let number = state.executions.count + 1
        let own =
            number > 1
            ? Set(
                (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    Int.random(in: 1..<number, using: &random)
                }
            ).sorted() : []
        let priority = Int.random(in: -2...2, using: &random)
        record(
            Event(.executionQueued).with {
                $0.objectiveFile = "/o\(number).md"
                $0.objectiveName = "O\(number)"
                $0.needs = own.isEmpty ? nil : own
                $0.priority = priority == 0 ? nil : priority
                $0.submission = "n\(number)"
            })
    }

    private mutating func start(_ number: Int?) {
        guard let execution = number.flatMap(state.execution) ?? state.next, let worker = state.freeWorker else {
            return
        }
        if number == nil { auditChoice(execution) }
        let isAllowed = execution.needs.allSatisfy { state.execution($0)?.status.satisfiesNeeds ?? false }
        if !isAllowed { violations.append("\(execution.number) begins before what it needs") }
        record(
            Event(.executionStarted).with {
                $0.execution = execution.number
                $0.worker = worker
                $0.feature = "f\(execution.number)"
                $0.runID = execution.runID ?? "r\(execution.number)"
            })
    }

    /// What comes next has the highest priority of all that could begin, and of those the lowest number.
    private mutating func auditChoice(_ chosen: Execution) {
        let open = state.executions.filter { execution in
            execution.status == .queued
                && execution.needs.allSatisfy { state.execution($0)?.status.satisfiesNeeds ?? false }
        }
        let best = open.min { ($1.priority, $0.number) < ($0.priority, $1.number) }
        if best?.number != chosen.number { violations.append("\(chosen.number) before \(best?.number ?? 0)") }
        if open.count != state.readyCount {
            violations.append("\(state.readyCount) are ready instead of \(open.count)")
        }
    }

    private mutating func end(_ number: Int) {
        guard let execution = state.execution(number) else { return }
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: record(ended(number, .complete, nil, 0))
        case 5: record(ended(number, .noChanges, nil, 0))
        case 6: record(ended(number, .blocked, "It waits for an approval.", 5))
        default:
            guard execution.retryCount < execution.retries else { return record(ended(number, .failed, "again", 1)) }
            let until = Timestamp(milliseconds: milliseconds + 5_000)
            record(
                Event(.executionRetrying).with {
                    $0.execution = number
                    $0.error = "try \(execution.retryCount)"
                    $0.exitStatus = 1
                    $0.until = until
                })
        }
    }

    private func ended(_ number: Int, _ status: ExecutionStatus, _ error: String?, _ code: Int) -> Event {
        Event(.executionEnded).with {
            $0.execution = number
            $0.status = status.rawValue
            $0.error = error
            $0.exitStatus = code == 0 ? nil : code
        }
    }

    /// The engine is killed, and another takes the session up, some time later.
    private mutating func crash() {
        milliseconds += Int64.random(in: 0...100_000, using: &random)
        record(Event(.sessionResumed))
    }

    /// The session is told to end, and is taken up again.
    private mutating func interrupt() {
        for execution in state.executions where !execution.status.isFinal {
            record(ended(execution.number, .cancelled, "It was interrupted.", 130))
        }
        finish(wasCancelled: true)
        crash()
    }

    private mutating func finish(wasCancelled: Bool) {
        let status = state.finalStatus(wasCancelled: wasCancelled)
        record(Event(.sessionEnded).with { $0.status = status.rawValue })
    }

    private mutating func record(_ event: Event) {
        let whole = event.with {
            $0.sequence = journal.count + 1
            $0.at = Timestamp(milliseconds: milliseconds)
        }
        journal.append(whole)
        state.apply(whole)
    }

    private mutating func audit() {
        let running = state.executions.filter { $0.status == .running }
        if running.count > state.options.workers { violations.append("\(running.count) run at once") }
        if Set(running.compactMap(\.worker)).count != running.count { violations.append("a worker has two objectives") }
        let busy = Set(state.workers.compactMap(\.execution))
        if busy != Set(running.map(\.number)) { violations.append("workers have \(busy.sorted())") }
        let now = Timestamp(milliseconds: milliseconds)
        let worked = state.executions.reduce(0) { $0 + $1.workedSeconds + ($1.takenAt.map(now.seconds(since:)) ?? 0) }
        let sum = state.workers.reduce(0) { $0 + $1.busySeconds(at: now) }
        if abs(worked - sum) > 0.001 { violations.append("workers worked \(sum) s, objectives \(worked) s") }
    }
}
