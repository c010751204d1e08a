import Platform
import StateMachine

/// Whether attempts may still start. What runs goes on when it is closed: that work is paid.
final class LaunchGate: Sendable {
    private struct State {
        var isClosed = false
        var limit: String?
    }

    private let state = Locked(State())

    /// Whether nothing more may start.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// The outcome that a limit brings about; nil where none was met.
    var outcome: Outcome? { state.withLock { $0.limit }.map(Outcome.limitReached) }

    /// Lets nothing more start.
    func close() { state.withLock { $0.isClosed = true } }

    /// Takes note of a limit that keeps a stage from going on; the first one is told.
    func limited(by sentence: String) { state.withLock { $0.limit = $0.limit ?? sentence } }
}
