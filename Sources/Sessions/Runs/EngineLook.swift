package import Reporting
package import RunStorage
package import StateMachine

/// What is known of the engine of a run that no engine has.
package enum EngineLook {
    /// The same by the run's state; the journal is asked only where it can tell more.
    package static func absent(from run: RunDirectory, _ state: RunState) -> EngineState {
        guard state.status == .inProgress else { return .none }
        // Whoever ends in order leaves nothing at work.
        return state.stages.contains { $0.status == .running } ? .dead : absent(from: run)
    }

    /// Of a run that is in progress: whether its last engine has ended where it was to end, or is gone without a word.
    package static func absent(from run: RunDirectory) -> EngineState {
        var last: Event?
        try? JournalReading.each(of: run.journal) { event in
            switch event.name {
            case .runStarted, .runResumed, .runDetached, .runEnded: last = event
            default: break
            }
        }
        guard let last, last.name == .runEnded, last.status == RunStatus.inProgress.rawValue else { return .dead }
        return .stopped(last.message ?? "stopped as wanted")
    }
}
