import Reporting
import Sessions
import StateMachine

/// Says how a stage is answered for which an engine waits.
struct WaitingHint: Sendable {
    private let isWanted: Bool
    private let commands: RunCommands

    /// Speaks only for an engine that waits although nobody is at work.
    init(_ engine: RunEngine, _ commands: RunCommands) {
        isWanted = engine.isPatient
        self.commands = commands
    }

    /// Takes note of an event that everybody has been told.
    func observe(_ event: Event) {
        guard isWanted, event.name == .stageWaiting, let stage = event.stage else { return }
        Console.tell("  Answer it from any terminal: \(commands.approve(stage))  (or: teambot reject …)")
    }
}
