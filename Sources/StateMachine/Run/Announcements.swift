extension RunState {
    /// The announcements that go with a fact which has just been taken into this state.
    ///
    /// They carry the event names of the Python TeamBot and are written in the same append as their fact.
    package func announcements(of fact: Event, in workflow: Workflow) -> [Event] {
        switch fact.name {
        case .runStarted, .runResumed:
            return [
                Event(.orchestrationStarted).with {
                    $0.objectiveName = objectiveName
                    $0.objectiveFile = objectiveFile
                }
            ]
        case .runEnded:
            return [
                Event(.orchestrationCompleted).with {
                    $0.objectiveName = objectiveName
                    $0.status = fact.status
                    $0.durationSeconds = elapsedSeconds
                }
            ]
        case .attemptStarted where fact.agent != nil: return [agentEvent(.agentRunning, fact)]
        case .attemptEnded where fact.agent != nil:
            let succeeded = fact.outcome == .succeeded
            return [agentEvent(succeeded ? .agentComplete : .agentFailed, fact)]
        case .stageStarted, .stageCompleted, .stageFailed, .stageSkipped:
            return stageAnnouncements(fact, in: workflow)
        default: return []
        }
    }

    /// The announcements that come before a fact which is just going to be taken into this state: a group begins before
    /// its first member does.
    package func preludes(to fact: Event, in workflow: Workflow) -> [Event] {
        guard fact.name == .stageStarted, let stage = fact.stage, let position = workflow.groupPosition(of: stage),
            groups[position].startsInSession == 0
        else { return [] }
        return [start(of: workflow.groups[position])]
    }

    private func agentEvent(_ name: EventName, _ fact: Event) -> Event {
        Event(name, stage: fact.stage).with {
            $0.agent = fact.agent
            $0.error = fact.error
        }
    }

    private func stageAnnouncements(_ fact: Event, in workflow: Workflow) -> [Event] {
        guard let stage = fact.stage, let position = workflow.groupPosition(of: stage) else {
            return fact.name == .stageStarted ? [Event(.stageChanged, stage: fact.stage)] : []
        }
        let group = workflow.groups[position]
        let member = Event(memberName(fact.name), stage: stage).with {
            $0.group = group.name
            $0.agent = workflow.stage(stage)?.workAgent
            $0.error = fact.error
        }
        if fact.name == .stageStarted { return (isFirst(position) ? [start(of: group)] : []) + [member] }
        return [member] + (isSettled(position, in: workflow) ? [completion(of: group, position)] : [])
    }

    private func memberName(_ name: EventName) -> EventName {
        switch name {
        case .stageStarted: .parallelStageStart
        case .stageFailed: .parallelStageFailed
        default: .parallelStageComplete
        }
    }

    /// Whether the stage that has just started begins its group, for the first time or anew after a resume.
    ///
    /// Starts are counted, not statuses: a member that was skipped before, or done before a resume, is no beginning.
    private func isFirst(_ position: Int) -> Bool { groups[position].startsInSession == 1 }

    private func start(of group: ParallelGroup) -> Event {
        Event(.parallelGroupStart).with {
            $0.group = group.name
            $0.stages = group.stages
        }
    }

    private func completion(of group: ParallelGroup, _ position: Int) -> Event {
        Event(.parallelGroupComplete).with {
            $0.group = group.name
            $0.allSuccess = groups[position].done == group.stages.count
        }
    }

    /// Whether the group has begun, no member runs and none can start any more.
    private func isSettled(_ position: Int, in workflow: Workflow) -> Bool {
        let count = workflow.groups[position].stages.count
        guard groups[position].hasBegun else { return false }
        // Who has been overtaken is done once more before the gate opens.
        guard overtaken(in: position, of: workflow).isEmpty else { return false }
        if groups[position].done + groups[position].failed == count { return true }
        guard groups[position].running == 0, groups[position].failed > 0 else { return false }
        let dead = deadStages(in: workflow)
        return workflow.groups[position].stages.compactMap(workflow.position(of:)).allSatisfy {
            stages[$0].status.isDone || dead.contains($0)
        }
    }
}
