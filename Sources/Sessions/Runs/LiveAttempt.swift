package import RunStorage

/// An attempt whose supervisor works although no engine has its run.
package struct LiveAttempt: Sendable, Equatable {
    /// Its stage.
    package let stage: String
    /// Its supervisor; 0 where that is not known.
    package let pid: Int32
    /// Where its files are.
    package let directory: AttemptDirectory

    /// What it does, and what can be done about it.
    var sentence: String {
        let end = pid > 0 ? ", or end it with `kill \(pid)`" : ""
        return "its attempt \(directory.path) is still at work" + (pid > 0 ? " (process \(pid))" : "")
            + ". Let it come to its end with `teambot resume`\(end); nothing was changed."
    }
}
