import StateMachine
import TestSupport
import Testing

/// What holds for every session, whatever fails and wherever its engine is killed.
@Suite struct SessionProperties {
    @Test(
        "Never more at work than workers, nothing before what it needs, the first in order first, all time accounted for"
    )
    func lawful() { forAll(\.violations) }

    @Test("The state of a journal is the state that grew with it, and a prefix plus its rest is the whole")
    func reducer() {
        forAll { session in
            var whole = SessionState()
            for event in session.journal { whole.apply(event) }
            return whole == session.state ? [] : ["the reduced state differs"]
        }
    }

    @Test("Every objective comes to one end, and to another only after the session was taken up again")
    func ends() {
        forAll { session in
            var violations = session.state.executions.filter { !$0.status.isFinal }.map { "\($0.number) has no end" }
            var ended: Set<Int> = []
            for event in session.journal {
                switch event.name {
                case .sessionResumed: ended = []
                case .executionEnded:
                    guard let number = event.execution else { continue }
                    if !ended.insert(number).inserted { violations.append("\(number) has ended twice") }
                default: break
                }
            }
            return violations
        }
    }

    @Test("What is complete stays complete, whoever takes the session up")
    func complete() {
        forAll { session in
            var state = SessionState()
            var violations: [String] = []
            for event in session.journal {
                let before = state.executions.filter(\.status.satisfiesNeeds).map(\.number)
                state.apply(event)
                for number in before where state.execution(number)?.status.satisfiesNeeds != true {
                    violations.append("\(number) is no longer complete after \(event.name.rawValue)")
                }
            }
            return violations
        }
    }

    @Test(
        "A session is complete exactly if every objective is, failed exactly if none is, and the exit code says the same"
    )
    func statuses() {
        forAll { session in
            let done = session.state.executions.count(where: \.status.satisfiesNeeds)
            let all = session.state.executions.count
            let expected: SessionStatus = done == all ? .complete : done == 0 ? .failed : .partialSuccess
            return (session.state.status == expected ? [] : ["status \(session.state.status)"])
                + ((session.state.exitCode == 0) == (done == all) ? [] : ["exit code \(session.state.exitCode)"])
        }
    }

    @Test("Time without an engine does not count")
    func elapsed() {
        forAll { session in
            var used = 0.0
            var last: Event?
            for event in session.journal {
                if let last, event.name != .sessionResumed { used += event.at.seconds(since: last.at) }
                last = event
            }
            let told = session.state.elapsedSeconds(at: session.state.updatedAt ?? Timestamp(milliseconds: 0))
            return abs(used - told) < 0.001 ? [] : ["\(told) s instead of \(used) s"]
        }
    }

    /// Tries a property with many random sessions and tells the seed of the first that breaks it.
    private func forAll(_ property: (SimulatedSession) -> [String]) {
        for seed in Seeds.all(16) {
            var session = SimulatedSession(seed: seed)
            session.runToTheEnd()
            let violations = property(session)
            guard violations.isEmpty else {
                Issue.record("TEAMBOT_SEED=\(seed): \(violations.prefix(5).joined(separator: "; "))")
                return
            }
        }
    }
}
