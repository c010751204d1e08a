/// What is known about the engine of a run.
package enum EngineState: Sendable, Equatable {
    /// An engine holds the lock of the run.
    case running(pid: Int)
    /// The run is in progress by its journal, but no engine holds its lock.
    case dead
    /// No engine has the run, and none should have.
    case none

    /// Whether an engine has it.
    package var isRunning: Bool {
        if case .running = self { return true }
        return false
    }
}
