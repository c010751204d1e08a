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

    mutating func change(_ position: Int, in workflow: Workflow, _ body: (inout StageState) -> Void) {
        let old = stages[position].status
        body(&stages[position])
        let new = stages[position].status
        guard old != new, let group = workflow.groupPosition(of: workflow.stages[position].name) else { return }
        groups[group].count(from: old, to: new)
    }
}
