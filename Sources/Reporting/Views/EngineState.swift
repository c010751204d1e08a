/// What is known about the engine of a run.
package enum EngineState: Sendable, Equatable {
    /// An engine holds the lock of the run.
    case running(pid: Int)
    /// The run is in progress by its journal, but no engine holds its lock.
    case dead
    /// The run is in progress, and its last engine has ended where it was to end; how it says so.
    case stopped(String)
    /// No engine has the run, and none should have.
    case none

    /// Whether the run is in progress and nobody is at work on it.
    package var isGone: Bool {
        switch self {
        case .dead, .stopped: true
        case .running, .none: false
        }
    }

    /// Whether an engine has it.
    package var isRunning: Bool {
        if case .running = self { return true }
        return false
    }
}
