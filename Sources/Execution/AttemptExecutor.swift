package import Platform
package import RunStorage

/// How a supervisor's work on an attempt came to the engine's knowledge.
package enum AttemptEnd: Sendable, Equatable {
    /// It has ended, and this is its result.
    case ended(AttemptResult)
    /// It ended without leaving a result: the supervisor was lost, and nothing of it is alive.
    case lost
    /// It ended without leaving a result, and these processes of it could not be ended.
    case doubtful([ProcessIdentity])
    /// It has ended, and its result cannot be read now.
    case unreadable(String)
    /// It still runs; the engine is leaving.
    case left
}

/// What starts supervisors and waits for them: the engine's only way to the outside world.
package protocol AttemptExecutor: Sendable {
    /// Has an order carried out in a new attempt directory and waits for its end.
    ///
    /// - Parameter environment: `NAME=value`, complete; nothing else is passed on.
    /// - Throws: `StorageError` when the attempt's files cannot be written, so that nothing was started.
    func run(
        _ order: AttemptOrder, prompt: [UInt8]?, environment: [String], in directory: AttemptDirectory
    ) async throws -> AttemptEnd

    /// Tells what an agent says and does while it works, in order, until the task is cancelled.
    ///
    /// - Parameters:
    ///   - position: bytes of its progress that are known already.
    ///   - tell: takes what is new, and the position after it.
    func follow(
        _ directory: AttemptDirectory, from position: Int, _ tell: @Sendable ([Progress], Int) async -> Void) async

    /// Takes up an attempt that an earlier engine has started: waits for it when it lives, otherwise reads its result.
    func adopt(_ directory: AttemptDirectory) async throws -> AttemptEnd
}

extension AttemptExecutor {
    /// An executor whose agents do nothing that could be followed.
    package func follow(
        _ directory: AttemptDirectory, from position: Int, _ tell: @Sendable ([Progress], Int) async -> Void
    ) async {}
}
