import Platform
import Reporting
import StateMachine

extension Benchmark {
    /// What the page of a session of 1,000 objectives costs, errors, retries and changes included.
    static let sessionReport = Benchmark(name: "session-report") { _ in
        var state = SessionState()
        var events: [Event] = []
        func take(_ event: Event) {
            let event = event.with {
                $0.sequence = events.count + 1
                $0.at = Timestamp(milliseconds: Int64(events.count) * 700)
            }
            state.apply(event)
            events.append(event)
        }
        take(Event(.sessionStarted).with { ($0.runID, $0.workers, $0.retries) = ("20261121-164412-1a2b3c4d", 3, 2) })
        for number in 1...1_000 {
            take(Event(.executionQueued).with { $0.objectiveName = "Objective number \(number)" })
        }
        for number in 1...1_000 {
            take(started(number))
            if number % 10 == 0 {
                take(Event(.executionRetrying).with { ($0.execution, $0.error) = (number, "The agent was slow.") })
                take(started(number))
            }
            take(ended(number, isFailed: number % 20 == 0))
        }
        take(Event(.sessionEnded).with { $0.status = SessionStatus.partialSuccess.rawValue })
        let material = SessionMaterial(
            state: state, history: SessionHistory(events), engine: .none, commands: RunCommands(feature: state.id),
            reports: Set(state.executions.compactMap(\.feature)), directory: "/project/state/sessions/\(state.id)",
            now: Timestamp(milliseconds: 3_000_000), clockOffset: 0, version: "1")
        var bytes = 0
        let times = (0..<25).map { _ in
            let began = SystemClock.monotonicSeconds()
            bytes = SessionPage.render(material).count
            return (SystemClock.monotonicSeconds() - began) * 1_000
        }
        return [
            Row("report of 1,000 executions", times.median, limit: 10, unit: "ms", note: "\(bytes / 1_024) KB")
        ]
    }

    private static func started(_ number: Int) -> Event {
        Event(.executionStarted).with {
            ($0.execution, $0.feature, $0.runID) = (number, "objective-number-\(number)", "run-\(number)")
            ($0.worker, $0.branch) = ("worker-\(number % 3 + 1)", "teambot/objective-number-\(number)")
            $0.baseCommit = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d"
        }
    }

    private static func ended(_ number: Int, isFailed: Bool) -> Event {
        Event(.executionEnded).with {
            ($0.execution, $0.status) = (number, isFailed ? "failed" : "complete")
            if isFailed { return $0.error = "The stage IMPLEMENTATION failed: the agent ended with exit status 3." }
            $0.commit = "c0ffee3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c"
            $0.changes = ChangeCount(files: 4, insertions: 120, deletions: 30)
            $0.message = " Sources/Greeting/Greeting.swift | 110 ++++++++++----\n 4 files changed\n"
        }
    }
}
