extension RunState {
    /// Takes one event into the state; the only way a state changes.
    package mutating func apply(_ event: Event, in workflow: Workflow) {
        lastEvent = event.sequence
        updatedAt = event.at
        // A resume after a crash ends the session before it with its last event: the time in between does not count.
        // So does what is recorded without an engine; decisions were recorded so before there was such an end.
        if let sessionStart, event.name != .runResumed, event.name != .approvalDecided {
            elapsedSeconds = elapsedBefore + event.at.seconds(since: sessionStart)
        }
        switch event.name {
        case .runStarted, .runResumed, .runDetached, .runEnded: applyToRun(event, in: workflow)
        case .scenariosRecorded: scenarios = event.scenarios ?? []
        case .acceptanceStageComplete: acceptanceTestsPassed = event.allPassed ?? false
        case .attemptEnded:
            spend(event)
            applyToStage(event, in: workflow)
        default: applyToStage(event, in: workflow)
        }
    }

    /// Ends the session of an engine that died without a word at its last moment, so that the time since does not count.
    ///
    /// - Returns: the event that says it, already taken; nil where the last session has its end, or the facts end it.
    package mutating func closeDeadSession(before facts: [Event], in workflow: Workflow) -> Event? {
        guard sessionStart != nil, let moment = updatedAt, facts.first?.name != .runResumed else { return nil }
        let number = lastEvent + 1
        let end = Event(.runDetached).with {
            $0.at = moment
            $0.sequence = number
            $0.message = "The engine ended without a word."
        }
        apply(end, in: workflow)
        return end
    }

    private mutating func applyToStage(_ event: Event, in workflow: Workflow) {
        guard let name = event.stage, let position = workflow.position(of: name) else { return }
        standBy(at: position, for: event, in: workflow)
        let wasAtWork = stages[position].status == .running || stages[position].status == .waiting
        change(position, in: workflow) { $0.apply(event) }
        if wasAtWork { standByAgain(position, in: workflow) }
        if event.name == .stageReopened { reopen(position, in: workflow) }
        if event.name == .stageFailed, workflow.stages[position].continuesOnFailure {
            stages[position].wasPassedOver = true
        }
        if stages[position].revision > 0 { noteRevision() }
        if event.name == .stageCompleted, stages[position].wasOvertaken { stages[position].revisedAt = event.sequence }
        if event.name == .stageCompleted || event.name == .stageAccepted || stages[position].isLeftOut {
            stages[position].copies = earlierCopies.count
        }
        noteGround(of: position, event)
        if let work = event.workStage.flatMap(workflow.position) { revise(work, by: event) }
    }

    private mutating func reopen(_ position: Int, in workflow: Workflow) {
        reopenings += 1
        isOutOfOrder = true
        if workflow.stages[position].kind == .acceptance { acceptanceTestsPassed = false }
    }

    /// Takes note of whether anybody knows what a stage was given that has come to its end.
    private mutating func noteGround(of position: Int, _ event: Event) {
        switch event.name {
        case .stageCompleted, .stageSkipped:
            stages[position].isGroundUnknown = !recordsGround && event.given == nil
        case .stageAccepted: stages[position].isGroundUnknown = false
        default: break
        }
    }

    /// Makes the stage that is run for the failure of another one ready for the next failure.
    private mutating func standBy(at position: Int, for event: Event, in workflow: Workflow) {
        guard let handler = workflow.stages[position].onFailure.flatMap(workflow.position),
            event.name == .stageFailed || (event.name == .stageReopened && stages[position].status == .failed)
        else { return }
        guard stages[handler].status.isDone || stages[handler].status == .failed else { return }
        change(handler, in: workflow) { $0.standBy() }
    }

    /// Makes a stage ready once more that has been run for a failure, where another one has come meanwhile: of that it
    /// was not told.
    private mutating func standByAgain(_ handler: Int, in workflow: Workflow) {
        guard workflow.handlesFailures(handler), stages[handler].status.isDone || stages[handler].status == .failed,
            workflow.failuresHandled[handler].contains(where: { handled in
                stages[handled].status == .failed && stages[handled].failedAt > stages[handler].sampledAt
            })
        else { return }
        change(handler, in: workflow) { $0.standBy() }
    }

    /// Takes note of what a fix has made of another stage's outcome; what is byte for byte the same is no revision.
    private mutating func revise(_ work: Int, by event: Event) {
        guard event.name != .artifactsChanged else { return }
        if let artifacts = event.artifacts {
            guard artifacts != stages[work].artifacts else { return }
            stages[work].artifacts = artifacts
        } else if event.outcome != .succeeded {
            return
        }
        stages[work].revision += 1
        noteRevision()
        stages[work].revisedAt = event.sequence
    }

    /// Counts what an attempt has used.
    private mutating func spend(_ event: Event) {
        guard event.usage != nil || event.session != nil || event.agentOutcome != nil else { return }
        if let used = event.usage { usage.add(used) }
        if let agent = event.agent { agents[agent, default: AgentState()].end(event) }
    }

    private mutating func applyToRun(_ event: Event, in workflow: Workflow) {
        switch event.name {
        case .runStarted:
            runID = event.runID ?? ""
            feature = event.feature ?? ""
            objectiveName = event.objectiveName ?? ""
            objectiveFile = event.objectiveFile ?? ""
            objectiveDigest = event.objectiveDigest ?? ""
            workflowDigest = event.workflowDigest ?? ""
            stagesFile = event.stagesFile ?? ""
            project = event.project ?? ""
            recordsGround = event.recordsGround ?? false
            baseCommit = event.baseCommit
            budget = Budget(costUSD: event.maximumCost, tokens: event.maximumTokens)
            maximumSeconds = event.maximumSeconds ?? 0
            startedAt = event.at
            sessionStart = event.at
        case .runResumed:
            status = .inProgress
            isOutOfOrder = true
            maximumSeconds = event.maximumSeconds ?? maximumSeconds
            budget = Budget(
                costUSD: event.maximumCost ?? budget.costUSD, tokens: event.maximumTokens ?? budget.tokens)
            takeCopies(event)
            isRefreshing = event.isRefresh ?? isRefreshing
            recordsGround = event.recordsGround ?? false
            elapsedBefore = elapsedSeconds
            sessionStart = event.at
            prepareForResume(in: workflow)
        case .runDetached: endSession(event)
        default:
            endSession(event)
            status = event.status.flatMap(RunStatus.init(rawValue:)) ?? .error
            if !status.interruptsRefresh { isRefreshing = false }
            settle(in: workflow, at: event.at)
        }
    }

    private mutating func takeCopies(_ event: Event) {
        let known = RunCopies(workflowDigest: workflowDigest, objectiveDigest: objectiveDigest)
        let taken = RunCopies(
            workflowDigest: event.workflowDigest ?? workflowDigest,
            objectiveDigest: event.objectiveDigest ?? objectiveDigest)
        guard taken != known else { return }
        earlierCopies.append(known)
        (workflowDigest, objectiveDigest) = (taken.workflowDigest, taken.objectiveDigest)
    }

    private mutating func prepareForResume(in workflow: Workflow) {
        for position in stages.indices where workflow.handlesFailures(position) {
            // What it is there for is tried again, and may fail again.
            guard workflow.failuresHandled[position].contains(where: { stages[$0].status == .failed }),
                stages[position].status.isDone
            else { continue }
            change(position, in: workflow) { $0.status = .pending }
        }
        for position in stages.indices {
            let isAfter = workflow.stages[position].approval?.moment == .after
            change(position, in: workflow) { $0.prepareForResume(redoingRejected: isAfter) }
        }
        for group in groups.indices { groups[group].startsInSession = 0 }
    }

    private mutating func endSession(_ event: Event) {
        elapsedSeconds = event.elapsedSeconds.map { elapsedBefore + $0 } ?? elapsedSeconds
        elapsedBefore = elapsedSeconds
        sessionStart = nil
    }

    /// Gives every stage a final word when a run ends: what ran is interrupted, what can no longer start is blocked.
    private mutating func settle(in workflow: Workflow, at moment: Timestamp) {
        let dead = deadStages(in: workflow)
        for position in stages.indices {
            switch stages[position].status {
            case .running:
                change(position, in: workflow) {
                    $0.status = .interrupted
                    $0.finishedAt = moment
                }
            case .pending where dead.contains(position): change(position, in: workflow) { $0.status = .blocked }
            default: break
            }
        }
    }

    /// Changes the state of one stage.
    mutating func change(_ position: Int, in workflow: Workflow, _ body: (inout StageState) -> Void) {
        let old = stages[position].status
        body(&stages[position])
        let new = stages[position].status
        guard old != new, let group = workflow.groupPosition(of: workflow.stages[position].name) else { return }
        groups[group].count(from: old, to: new)
    }
}

extension RunStatus {
    /// Whether a run that has ended so was cut off from outside: a refresh goes on as one. Where it has ended by itself,
    /// people may have changed something since that they want to keep.
    fileprivate var interruptsRefresh: Bool {
        switch self {
        case .cancelled, .timeout, .budgetExhausted, .error: true
        case .inProgress, .complete, .failed, .reviewFailed, .acceptanceTestFailed, .waitingApproval: false
        }
    }
}
