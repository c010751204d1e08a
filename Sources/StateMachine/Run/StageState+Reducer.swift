extension StageState {
    /// Takes an event about this stage.
    mutating func apply(_ event: Event) {
        switch event.name {
        case .stageStarted:
            startedAt = event.at
            finishedAt = nil
            status = .running
            error = nil
            failure = nil
        case .attemptStarted: begin(event)
        case .attemptEnded: end(event)
        case .stageCompleted: finish(.completed, event)
        case .stageFailed:
            finish(.failed, event)
            error = event.error
            failure = event.failure ?? .failed
        case .stageSkipped: finish(.skipped, event)
        case .stageWaiting:
            if startedAt == nil { startedAt = event.at }
            status = .waiting
        case .suitesStarted:
            // A round that a resume goes through again is still the same.
            if event.iteration ?? 1 <= 1 {
                suitesBefore = []
            } else if event.iteration != iteration {
                suitesBefore = suites
            }
            suites = []
            evidence = event.evidence
            iteration = event.iteration ?? iteration
        case .suiteEnded: if let summary = SuiteSummary(event) { suites.append(summary) }
        case .plan where event.attempt == nil: note = event.message
        case .agentMessage, .toolCall, .plan, .quotaWait: activity = event.message ?? event.tool
        case .approvalDecided:
            decision = event.decision
            comment = event.comment
        default: break
        }
    }

    /// Makes a stage that is not done ready to be run again; what an interrupted stage has achieved is kept.
    mutating func prepareForResume() {
        guard !status.isDone else { return }
        if status == .failed { decision = nil }
        status = .pending
        error = nil
        failure = nil
        finishedAt = nil
        activity = nil
    }

    private mutating func begin(_ event: Event) {
        let number = event.attempt ?? attempts + 1
        attempts = max(attempts, number)
        agent = event.agent ?? agent
        iteration = event.iteration ?? iteration
        activity = nil
        log.append(
            AttemptState(
                number: number, role: event.role ?? .work, agent: event.agent, iteration: event.iteration,
                task: event.task, startedAt: event.at))
    }

    private mutating func end(_ event: Event) {
        guard let index = log.lastIndex(where: { $0.number == event.attempt }) else { return }
        log[index].outcome = event.outcome ?? .failed
        log[index].agentOutcome = event.agentOutcome
        log[index].resultDigest = event.resultDigest
        log[index].reportDigest = event.reportDigest
        log[index].commit = event.commit
        activity = nil
        if let used = event.usage { usage.add(used) }
    }

    private mutating func finish(_ final: StageStatus, _ event: Event) {
        status = final
        finishedAt = event.at
        if startedAt == nil { startedAt = event.at }
        artifacts = event.artifacts ?? []
        activity = nil
        lastAttempt = log.last
        log = []
    }
}
