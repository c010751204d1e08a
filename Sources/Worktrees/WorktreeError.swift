package import Platform

/// Why git or a worktree cannot do what is wanted.
package struct WorktreeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is.
    package enum Code: Sendable, Equatable {
        /// The project does not stand in a git repository with a working directory.
        case notARepository
        /// A commit is not there.
        case noCommit
        /// There is no git, or it cannot be started.
        case noGit
        /// git has said no.
        case failed
        /// git, or the command that prepares a worktree, has taken too long.
        case tookTooLong
        /// Something has the name already.
        case taken
        /// No worktree has become free in time.
        case noneFree
        /// The worktree is not there any more.
        case gone
        /// The command that prepares a worktree has failed.
        case notPrepared
        /// Nobody wanted to wait for it any more.
        case cancelled
        /// A file or directory cannot be written.
        case cannotWrite
    }

    /// What kind of trouble it is.
    package var code: Code
    /// A sentence that says what happened, where, and what to do.
    package var description: String

    /// Makes an error with its sentence.
    package init(_ code: Code, _ sentence: String) {
        self.code = code
        self.description = sentence
    }

    /// The error of a write that the system refused.
    package init(writing error: SystemError) {
        self.init(.cannotWrite, "\(error.description) \(error.remedy), then try again.")
    }
}

/// Runs work that blocks on a thread of its own.
func aside<Value: Sendable>(
    _ body: @escaping @Sendable () throws(WorktreeError) -> Value
) async throws(WorktreeError) -> Value {
    let result: Result<Value, WorktreeError> = await onOwnThread {
        do throws(WorktreeError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
}

/// Does with files what can fail, as an error of this room.
func writing<Value>(_ body: () throws(SystemError) -> Value) throws(WorktreeError) -> Value {
    do throws(SystemError) { return try body() } catch { throw WorktreeError(writing: error) }
}
