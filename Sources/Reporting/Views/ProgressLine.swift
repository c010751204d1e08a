package import StateMachine

/// The line of progress for one event: time, glyph, stage, agent and what happened.
package struct ProgressLine {
    let event: Event
    let state: RunState
    let workflow: Workflow
    let style: Style
    let columns: ProgressColumns

    /// The line for an event, or nil for one that says again what another event says.
    ///
    /// The state is the one that already holds the event.
    package static func render(
        _ event: Event, in state: RunState, of workflow: Workflow, columns: ProgressColumns, style: Style
    ) -> String? {
        let line = ProgressLine(event: event, state: state, workflow: workflow, style: style, columns: columns)
        return line.what().map(line.draw)
    }

    /// What a line says besides its time, stage and agent.
    struct What {
        var look: StageLook
        var text: String
        var hasAgent = true

        init(_ status: StageStatus, _ text: String, hasAgent: Bool = true) {
            self.init(StageLook(status), text, hasAgent: hasAgent)
        }

        init(_ look: StageLook, _ text: String, hasAgent: Bool = true) {
            self.look = look
            self.text = text
            self.hasAgent = hasAgent
        }
    }

    /// What the event says; nil where another event says it, too.
    func what() -> What? {
        switch event.name {
        case .runStarted, .runResumed, .runDetached, .runEnded: runWhat()
        case .stageStarted, .stageCompleted, .stageFailed, .stageSkipped, .stageWaiting, .approvalDecided: stageWhat()
        case .stageReopened, .stageAccepted, .artifactsRevised, .artifactsChanged: changeWhat()
        case .attemptEnded: attemptWhat()
        case .reviewProgress: councilWhat()
        case .parallelGroupStart, .parallelGroupComplete: groupWhat()
        case .warning: What(.interrupted, "warning: " + (message ?? "something is not as it should be"))
        case .agentMessage, .toolCall, .plan, .quotaWait, .agentFallback, .budgetReached: agentWhat()
        case .suitesStarted, .suiteEnded, .suitesEnded: suiteWhat()
        case .unknown: message.map { What(.pending, $0) }
        default: acceptanceWhat()
        }
    }

    private func runWhat() -> What {
        let name = Printable.text(state.objectiveName)
        switch event.name {
        case .runStarted:
            return What(.running, "run started: \(name), \(Counted.stages(state.stageCount(in: workflow)))")
        case .runResumed:
            let word = event.isRefresh == true ? "resumed to do again what is stale" : "resumed"
            let done = Counted.done(state.doneCount, of: state.stageCount(in: workflow))
            return What(.running, "run \(word): \(name), \(done)")
        case .runDetached:
            // What a verb writes for an engine that was killed says so itself.
            return What(.interrupted, message ?? "run detached: its agents go on working")
        default: return endWhat()
        }
    }

    private func endWhat() -> What {
        let status = event.status.flatMap(RunStatus.init(rawValue:)) ?? state.status
        let time = DurationText.render(seconds: state.elapsedSeconds) + CostText.ending(state.usage)
        let words = status.rawValue.split(separator: "_").joined(separator: " ")
        switch status {
        case .complete: return What(.completed, "run ended: \(words) after \(time)")
        case .inProgress: return What(.completed, "run ended where it was to end, after \(time)")
        case .waitingApproval: return What(.waiting, "run paused: waiting for an approval after \(time)")
        case .cancelled, .budgetExhausted: return What(.interrupted, "run ended: \(words) after \(time)")
        default: return What(.failed, "run ended: \(words) after \(time)")
        }
    }

    private func stageWhat() -> What {
        switch event.name {
        case .stageStarted: What(.running, "started")
        case .stageCompleted: What(.completed, "completed" + after("in") + cost)
        case .stageFailed: What(.failed, "failed" + after("after") + cost + reason)
        case .stageSkipped: What(.skipped, "skipped" + reason, hasAgent: false)
        case .stageWaiting:
            What(.waiting, "waits for an approval" + (question.map { ": \($0)" } ?? ""), hasAgent: false)
        default: decisionWhat()
        }
    }

    private func decisionWhat() -> What {
        let by =
            event.by.map { $0 == RunState.timeout ? ", nobody decided in time" : " by \(Printable.text($0))" } ?? ""
        let words = event.comment.map(Printable.text) ?? ""
        let comment = words.isEmpty ? "" : ": \(words)"
        return event.decision == .reject
            ? What(.failed, "rejected\(by)\(comment)", hasAgent: false)
            : What(.completed, "approved\(by)\(comment)", hasAgent: false)
    }

    private func groupWhat() -> What {
        let group = Printable.text(event.group ?? "")
        if event.name == .parallelGroupStart {
            return What(.running, "group \(group) started: \(event.stages?.count ?? 0) stages in parallel")
        }
        return event.allSuccess == true
            ? What(.completed, "group \(group) completed") : What(.failed, "group \(group) failed")
    }
}
