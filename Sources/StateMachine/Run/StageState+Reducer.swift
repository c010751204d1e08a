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
            // What an earlier engine has begun had begun before.
            if !hasBegunWork { sampledAt = event.sequence }
        case .attemptStarted: begin(event)
        case .attemptEnded: end(event)
        case .stageCompleted: finish(.completed, event)
        case .stageFailed:
            finish(.failed, event)
            error = event.error
            failure = event.failure ?? .failed
            failedAt = event.sequence
        case .stageSkipped: finish(.skipped, event)
        case .stageWaiting:
            if startedAt == nil { startedAt = event.at }
            if waitingSince == nil { waitingSince = event.at }
            // What was decided before was decided upon something else.
            (decision, comment, approval) = (nil, nil, nil)
            left = event.artifacts ?? left
            status = .waiting
        case .stageReopened: reopen(event)
        case .stageAccepted: accept(event)
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
            waitingSince = nil
            approval = ApprovalRecord(by: event.by, at: event.at, artifacts: event.artifacts ?? [])
            rejections = event.decision == .reject ? rejections + 1 : 0
            // Where nothing was done yet, what is there now is what counts.
            if !hasBegunWork { sampledAt = event.sequence }
        default: break
        }
    }

    /// Makes a stage that is not done ready to be run again; what an interrupted stage has achieved is kept.
    ///
    /// - Parameter isRedone: whether its work is done again when a person has rejected it.
    mutating func prepareForResume(redoingRejected isRedone: Bool) {
        overtakings = 0
        guard !status.isDone else { return }
        if isRedone, status == .failed, decision == .reject, let words = comment, !words.isEmpty {
            // Whoever does it again is told what was wrong this time.
            order = StageOrder(agent: order?.agent, model: order?.model, feedback: words)
        }
        // Who has said yes is not asked again because the work has failed.
        if status == .failed, decision == .reject { (decision, comment, approval, rejections) = (nil, nil, nil, 0) }
        status = .pending
        error = nil
        failure = nil
        finishedAt = nil
        activity = nil
    }

    /// Makes a stage ready that is there for the next failure of others.
    mutating func standBy() {
        status = .pending
        (error, failure, finishedAt, activity) = (nil, nil, nil, nil)
    }

    /// Makes a stage ready to be done once more; what it has left stays known until it has left something new.
    private mutating func reopen(_ event: Event) {
        if status == .completed { revision += 1 }
        countOvertaking(event)
        let wanted = StageOrder(agent: event.agent, model: event.model, feedback: event.comment)
        // Whoever wanted another agent wants it also when something has changed.
        if event.isRefresh != true || order == nil { order = wanted == StageOrder() ? nil : wanted }
        status = .pending
        isLeftOut = false
        (error, failure, finishedAt, activity, note, iteration) = (nil, nil, nil, nil, nil, nil)
        (decision, comment, waitingSince, approval, left) = (nil, nil, nil, nil, nil)
        log = []
    }

    /// A group that reopens its member has overtaken it; whoever else wants it done once more begins to count anew.
    private mutating func countOvertaking(_ event: Event) {
        wasOvertaken = event.group != nil
        if wasOvertaken {
            overtakings += 1
        } else if event.isRefresh != true {
            overtakings = 0
        }
    }

    /// Takes what stands there for what the stage has left.
    private mutating func accept(_ event: Event) {
        artifacts = event.artifacts ?? artifacts
        record(event)
    }

    /// What the stage depended on.
    private mutating func record(_ event: Event) {
        given = event.given ?? GivenDigest()
        if !inputs.isEmpty || event.inputs != nil { inputs = event.inputs ?? [] }
        if templateDigest != nil || event.templateDigest != nil { templateDigest = event.templateDigest }
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
        if log.last?.isOfCondition == false { left = nil }
    }

    private mutating func end(_ event: Event) {
        guard let index = log.lastIndex(where: { $0.number == event.attempt }) else { return }
        log[index].outcome = event.outcome ?? .failed
        // The round after a fix judges what is there then.
        if log[index].role == .fix, log[index].iteration != nil { sampledAt = event.sequence }
        log[index].agentOutcome = event.agentOutcome
        log[index].resultDigest = event.resultDigest
        log[index].reportDigest = event.reportDigest
        log[index].commit = event.commit
        activity = nil
        if let used = event.usage { usage.add(used) }
    }

    /// What others have done without an outcome of this stage is not what they would do with one.
    private mutating func noteOutcome(_ event: Event) {
        isLeftOut = status == .skipped && event.isByCondition == true
        if status == .completed, wasPassedOver {
            revision += 1
            wasPassedOver = false
        } else if status == .skipped {
            wasPassedOver = true
        }
    }

    private mutating func finish(_ final: StageStatus, _ event: Event) {
        status = final
        (error, failure) = (nil, nil)
        noteOutcome(event)
        finishedAt = event.at
        if startedAt == nil { startedAt = event.at }
        artifacts = event.artifacts ?? []
        activity = nil
        (waitingSince, left) = (nil, nil)
        record(event)
        lastAttempt = log.last
        log = []
    }
}
