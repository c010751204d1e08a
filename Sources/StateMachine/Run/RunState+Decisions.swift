extension RunState {
    /// By whom a decision is made that nobody has made in time.
    package static let timeout = "timeout"

    /// Whether a stage waits for a decision; also when it is taken up again and has not yet said so anew.
    package func isAsked(_ position: Int) -> Bool {
        let stage = stages[position]
        guard stage.decision == nil, !stage.status.isDone, stage.status != .failed else { return false }
        return stage.status == .waiting || stage.waitingSince != nil
    }

    /// Positions of the stages that wait for a decision.
    package var asked: [Int] { stages.indices.filter(isAsked) }

    /// Whether what has changed for a completed stage is what a person has said yes to: nobody else can accept that.
    ///
    /// - Parameter causes: why the stage is stale.
    package func concernsApproval(_ causes: [StaleCause], of position: Int, in workflow: Workflow) -> Bool {
        if case .approval = workflow.stages[position].kind { return true }
        guard let approved = stages[position].approval?.artifacts else { return false }
        return causes.contains { cause in
            switch cause {
            case .artifact(let change), .input(let change, _): approved.contains { $0.path == change.path }
            case .redone, .setting, .template, .objective, .unknown: false
            }
        }
    }

    /// When the default holds for a stage that waits; nil where it waits for ever.
    package func deadline(of position: Int, in workflow: Workflow) -> Timestamp? {
        workflow.stages[position].deadline(stages[position])?.moment
    }

    /// What is recorded when somebody decides: nothing where the stage does not wait for it any more, and the default
    /// where its time is over.
    ///
    /// - Parameters:
    ///   - decision: what is decided, by whom, and upon what.
    ///   - since: which asking is meant, where a stage may have been asked about again; nil means the present one.
    package func decided(
        _ decision: Event, asked since: Timestamp? = nil, at now: Timestamp, in workflow: Workflow
    ) -> [Event] {
        guard let position = decision.stage.flatMap(workflow.position), isAsked(position),
            since == nil || since == stages[position].waitingSince
        else { return [] }
        return timedOut(position, upon: decision.artifacts, at: now, in: workflow).map { [$0] } ?? [decision]
    }

    /// The default's decision about a stage whose time is over; nil while it has time.
    package func timedOut(
        _ position: Int, upon artifacts: [Artifact]?, at now: Timestamp, in workflow: Workflow
    ) -> Event? {
        guard isAsked(position), let approval = workflow.stages[position].asked,
            let deadline = deadline(of: position, in: workflow), deadline.milliseconds <= now.milliseconds
        else { return nil }
        return Event(.approvalDecided, stage: workflow.stages[position].name).with {
            $0.decision = approval.standard
            $0.by = Self.timeout
            $0.artifacts = artifacts
        }
    }
}
