/// What a run knows of one of its agents.
package struct AgentState: Sendable, Equatable {
    /// What its attempts have used.
    package var usage: Usage?
    /// The conversation to be continued, as its program calls it.
    package var session: String?
    /// The runner that has this conversation; another one does not know it.
    package var sessionRunner: String?
    /// What this conversation has used so far: some programs tell the sum of all of it each time.
    package var sessionUsage: Usage?

    /// An agent to which nothing has happened.
    package init() {}

    /// Takes the end of one of its attempts.
    mutating func end(_ event: Event) {
        if let used = event.usage { usage.add(used) }
        if event.agentOutcome == .unknownSession {
            (session, sessionRunner, sessionUsage) = (nil, nil, nil)
        } else if let known = event.session {
            if known != session || event.runner != sessionRunner { sessionUsage = nil }
            if let used = event.usage { sessionUsage.add(used) }
            (session, sessionRunner) = (known, event.runner)
        }
    }
}

extension Usage? {
    /// Adds what one more attempt has used.
    package mutating func add(_ other: Usage) {
        guard var sum = self else {
            self = other.counted
            return
        }
        sum.add(other)
        self = sum
    }
}
