import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport

@testable import Orchestration

/// A bench for stages that a person is asked about: decisions come as other processes leave them.
extension Bench {
    /// What a verb records where no engine has the run.
    func decide(_ stage: String, _ decision: Decision, comment: String? = nil, by: String = "anna") throws {
        var state = state
        guard let position = workflow.position(of: stage) else { return }
        let note = DecisionNote(stage: stage, decision: decision, comment: comment, by: by, since: nil)
        let run = RunDirectory(path: directory.path)
        let event = note.event(upon: try ApprovalSubject(run, workflow).artifacts(of: position, state))
        let now = clock.now()
        var events = state.take(
            state.decided(event, at: now, in: workflow), at: now, in: workflow, masked: SecretMask(of: []))
        for index in events.indices { events[index].sequence = self.events.withLock { $0.count } + index + 1 }
        let added = events
        self.events.withLock { $0 += added }
    }

    /// What a verb leaves for the engine.
    func hand(in note: DecisionNote, as name: String = "1") throws {
        let inbox = FileInbox(RunDirectory(path: directory.path).decisions)
        try inbox.open()
        try inbox.hand(in: note.encode(), as: name)
    }

    /// Writes an artifact as an agent or a person does.
    func write(_ text: String, to artifact: String) throws {
        try Descriptor.replacing("\(directory.path)/artifacts/\(artifact)").write(text.utf8)
    }

    /// An executor whose commands leave the artifacts that their stage declares, each time others.
    var writer: SimulatedExecutor {
        SimulatedExecutor { order in
            for artifact in self.workflow.stage(order.stage)?.artifacts ?? [] {
                try? self.write("\(order.stage) \(order.number)", to: artifact)
            }
            return SimulatedExecutor.exit(0)
        }
    }

    /// The status of a stage.
    func status(_ stage: String) -> StageStatus? { workflow.position(of: stage).map { state.stages[$0].status } }
}
