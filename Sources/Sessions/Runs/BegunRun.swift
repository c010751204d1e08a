import Configuration
import Orchestration
package import Platform
package import RunStorage
package import StateMachine

/// A run whose directory has just been made: its first events are on the disk, and its lock is held.
package struct BegunRun {
    package let run: RunDirectory
    package let lock: FileLock
    package let state: RunState
    /// Its first events, which are yet to be shown.
    package let events: [Event]

    /// Makes the directory of a run; what cannot be written then has started nothing.
    package init(_ order: RunOrder, in directory: StateDirectory) throws {
        let inputs = order.inputs
        let started = Self.started(order)
        var state = RunState(of: inputs.workflow)
        var events: [Event] = []
        (run, lock) = try StateDirectoryCheck.create(order.feature, in: directory) { hidden in
            try AtomicFile.write(inputs.workflowBytes, to: hidden.workflow)
            try AtomicFile.write(inputs.objectiveBytes, to: hidden.objective)
            state.apply(started.with { $0.sequence = 1 }, in: inputs.workflow)
            events =
                [started] + state.announcements(of: started, in: inputs.workflow).map { $0.with { $0.at = started.at } }
            try Journal(path: hidden.journal, after: 0).append(&events, isDurable: true)
            for event in events { state.apply(event, in: inputs.workflow) }
            var text = StateText(of: inputs.workflow)
            try AtomicFile.write(text.render(state), to: hidden.state)
        }
        (self.state, self.events) = (state, events)
    }

    private static func started(_ order: RunOrder) -> Event {
        Event(.runStarted).with {
            $0.runID = order.runID
            $0.feature = order.feature
            $0.objectiveName = order.inputs.objective.title
            $0.objectiveFile = order.objectiveFile
            $0.objectiveDigest = Digest.sha256(order.inputs.objectiveBytes)
            $0.workflowDigest = Digest.sha256(order.inputs.workflowBytes)
            $0.stagesFile = order.stagesFile
            $0.project = order.project
            $0.baseCommit = Evidence.baseCommit(of: order.project, environment: CurrentProcess.environment)
            $0.maximumSeconds = order.maximumSeconds
            $0.maximumCost = order.budget.costUSD
            $0.maximumTokens = order.budget.tokens
            $0.recordsGround = true
            $0.pid = Int(CurrentProcess.pid)
            $0.at = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        }
    }
}
