/// What follows when a person rejects a stage that names another one in `on_reject`.
extension RunState {
    /// The stages that a rejection sends back now: the named one with what the person wants of it, and everything that
    /// comes after it and has achieved something.
    ///
    /// Stages that are at work beside it cannot be pulled away from their agents: all of them are sent back when the last
    /// of these has ended, and meanwhile none of them begins.
    func sendingsBack(in workflow: Workflow) -> [Event] {
        var events: [Event] = []
        for asking in workflow.sendingBack {
            guard let target = target(ofRejecting: asking, in: workflow) else { continue }
            let reach = reach(of: asking, from: target, in: workflow)
            guard !reach.contains(where: isAtWork) else { continue }
            let known = Set(events.compactMap(\.stage))
            events += reach.filter { isSentBack($0, with: asking, to: target, in: workflow) }
                .map { sendingBack($0, from: asking, to: target, in: workflow) }
                .filter { !known.contains($0.stage ?? "") }
        }
        return events
    }

    /// Whether a stage must not begin, because it is going to be sent back.
    func isHeldBack(_ position: Int, in workflow: Workflow) -> Bool {
        guard !workflow.sendingBack.isEmpty, !isAtWork(position) else { return false }
        return workflow.sendingBack.contains { asking in
            guard let target = target(ofRejecting: asking, in: workflow) else { return false }
            return reach(of: asking, from: target, in: workflow).contains(position)
        }
    }

    /// Where the rejection of a stage sends the run back to; nil where it was not rejected, or too often.
    package func target(ofRejecting asking: Int, in workflow: Workflow) -> Int? {
        let (stage, state) = (workflow.stages[asking], stages[asking])
        guard state.decision == .reject, !state.status.isDone, state.status != .failed,
            state.rejections <= stage.maxIterations
        else { return nil }
        return stage.onReject.flatMap(workflow.position)
    }

    /// The named stage, everything after it, and the one that was rejected, in the order in which they run.
    private func reach(of asking: Int, from target: Int, in workflow: Workflow) -> [Int] {
        let after = [target] + workflow.descendants(of: target)
        return after.contains(asking) ? after : after + [asking]
    }

    /// Whether an agent may be at work for a stage, also one that outlives its engine.
    private func isAtWork(_ position: Int) -> Bool {
        switch stages[position].status {
        case .running: true
        case .pending, .interrupted: stages[position].log.contains { $0.outcome == nil }
        default: false
        }
    }

    private func isSentBack(_ position: Int, with asking: Int, to target: Int, in workflow: Workflow) -> Bool {
        switch stages[position].status {
        case .completed, .failed, .waiting, .interrupted, .running: return true
        // One that was left out by hand stays left out.
        case .skipped: return position == target || stages[position].isLeftOut
        case .pending, .blocked:
            return position == asking || position == target || !stages[position].log.isEmpty
        }
    }

    private func sendingBack(_ position: Int, from asking: Int, to target: Int, in workflow: Workflow) -> Event {
        let (name, rejected) = (workflow.stages[target].name, stages[asking])
        let by =
            rejected.approval?.by.map { $0 == Self.timeout ? " because nobody decided in time" : " by \($0)" } ?? ""
        return Event(.stageReopened, stage: workflow.stages[position].name).with {
            $0.message = "\(workflow.stages[asking].name) was rejected\(by); \(name) and all after it are done again."
            guard position == target else { return }
            $0.comment = rejected.comment.flatMap { $0.isEmpty ? nil : $0 }
            $0.by = rejected.approval?.by
        }
    }
}
