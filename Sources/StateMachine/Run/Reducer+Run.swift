/// How engines take up a run and leave it.
extension RunState {
    /// Takes an event about the run as a whole.
    mutating func applyToRun(_ event: Event, in workflow: Workflow) {
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
