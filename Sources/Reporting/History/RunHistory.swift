package import StateMachine

/// What a whole journal tells that the state of a run does not: every attempt, every engine, every decision.
package struct RunHistory: Sendable, Equatable {
    /// One engine that had the run.
    package struct Session: Sendable, Equatable {
        package var startedAt: Timestamp
        /// The last event that it recorded.
        package var endedAt: Timestamp
        /// How the run stood when it left; nil where it had no time to say so.
        package var status: RunStatus?
        /// Whether it left agents at work on purpose.
        package var isDetached = false

        /// Makes one that has recorded nothing else yet.
        package init(startedAt: Timestamp, endedAt: Timestamp) {
            self.startedAt = startedAt
            self.endedAt = endedAt
        }
    }

    /// All attempts, in the order in which they began.
    package private(set) var attempts: [AttemptSpan] = []
    /// The engines, in their order.
    package private(set) var sessions: [Session] = []
    /// Warnings, waits for providers, fallbacks and limits, in their order.
    package private(set) var notes: [Event] = []
    /// What people have decided.
    package private(set) var decisions: [Event] = []
    /// What has changed the course of the run: stages reopened, accepted or skipped, artifacts revised or changed.
    package private(set) var changes: [Event] = []
    /// Scenarios and rounds of acceptance tests as they ended.
    package private(set) var acceptance: [Event] = []
    /// Rounds of test suites: that one began, how each suite ended, what all of them prove.
    package private(set) var tests: [Event] = []
    private var positions: [Key: Int] = [:]
    private var isInSession = false

    private struct Key: Hashable {
        let stage: String
        let number: Int
    }

    /// A history to which nothing has happened.
    package init() {}

    /// The history that a journal tells.
    package init(_ events: some Sequence<Event>) {
        for event in events { take(event) }
    }

    /// Takes the next event.
    package mutating func take(_ event: Event) {
        switch event.name {
        case .runStarted, .runResumed: sessions.append(Session(startedAt: event.at, endedAt: event.at))
        case .attemptStarted: begin(event)
        case .attemptEnded: end(event)
        case .warning, .quotaWait, .agentFallback, .budgetReached: notes.append(event)
        case .approvalDecided: decisions.append(event)
        case .stageReopened, .stageAccepted, .stageSkipped, .artifactsRevised, .artifactsChanged: changes.append(event)
        case .runtimeScenarioComplete, .acceptanceStageComplete: acceptance.append(event)
        case .suitesStarted, .suiteEnded, .suitesEnded: tests.append(event)
        default: break
        }
        stretchSession(event)
    }

    /// What is recorded while no engine has the run belongs to no session.
    private mutating func stretchSession(_ event: Event) {
        switch event.name {
        case .runStarted, .runResumed: isInSession = true
        // Others recorded decisions without ending the session of an engine that had died.
        case .approvalDecided: return
        default: break
        }
        if isInSession, !sessions.isEmpty { sessions[sessions.count - 1].endedAt = event.at }
        guard event.name == .runEnded || event.name == .runDetached else { return }
        if isInSession, !sessions.isEmpty {
            sessions[sessions.count - 1].status = event.status.flatMap(RunStatus.init)
            sessions[sessions.count - 1].isDetached = event.name == .runDetached
        }
        isInSession = false
    }

    /// The attempts of one stage, in the order of their numbers.
    package func attempts(of stage: String) -> [AttemptSpan] { attempts.filter { $0.stage == stage } }

    private mutating func begin(_ event: Event) {
        guard let span = AttemptSpan(event) else { return }
        positions[Key(stage: span.stage, number: span.number)] = attempts.count
        attempts.append(span)
    }

    private mutating func end(_ event: Event) {
        guard let stage = event.stage, let number = event.attempt,
            let position = positions[Key(stage: stage, number: number)]
        else { return }
        attempts[position].end(event)
    }
}

extension RunHistory {
    package static func == (left: RunHistory, right: RunHistory) -> Bool {
        left.attempts == right.attempts && left.sessions == right.sessions && left.notes == right.notes
            && left.decisions == right.decisions && left.acceptance == right.acceptance
            && left.tests == right.tests && left.changes == right.changes
    }
}
