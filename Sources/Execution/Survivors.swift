package import Platform
package import RunStorage

/// Processes of an attempt whose supervisor is gone.
///
/// They are known by the `TEAMBOT_ATTEMPT_ID` in their environment, by the session of their supervisor, or as
/// descendants of such a process. What has cleared its environment and left its session, too, cannot be found.
package struct Survivors: Sendable {
    private let attempt: String?
    private let supervisor: ProcessIdentity?

    /// Names what is left of the attempt in a directory.
    package init(of directory: AttemptDirectory) {
        attempt = directory.readOrder()?.id
        supervisor = FileLock.lastOwner(directory.lock)
    }

    /// The processes that are alive now; an error where they cannot be seen, which is doubt and not absence.
    package func find() throws(SystemError) -> [ProcessIdentity] {
        let table = try ProcessTree.all().filter { !$0.isDead }
        let leaderStart = table.first { $0.pid == supervisor?.pid }?.start
        var own: [Int32] = []
        for process in table where process.pid != CurrentProcess.pid {
            if try isOwn(process, leaderStart) { own.append(process.pid) }
        }
        guard !own.isEmpty else { return [] }
        return (own + ProcessTree.descendants(of: own, in: table)).filter { $0 != CurrentProcess.pid }
            .map(ProcessIdentity.init(of:))
    }

    /// Ends them, and what they start meanwhile; blocks until they are gone.
    ///
    /// - Returns: those that are still alive after some seconds, because they are not ours to end or do not end.
    package func end() throws(SystemError) -> [ProcessIdentity] {
        let patience = SystemClock.monotonicSeconds() + 5
        // A process that is just becoming another program shows no environment for an instant: two looks.
        var found = try find() + find()
        while !found.isEmpty, SystemClock.monotonicSeconds() < patience {
            for process in found where process.isAlive { SignalNumber.send(SignalNumber.kill, to: process.pid) }
            for process in found { process.waitForEnd(seconds: 0.2) }
            found = try find()
        }
        return found
    }

    /// What is said of those that could not be ended.
    package static func sentence(_ left: [ProcessIdentity], of directory: AttemptDirectory) -> String {
        let pids = left.map { String($0.pid) }.joined(separator: ", ")
        return "Of the attempt \(directory.path), whose supervisor is gone, processes are alive and cannot be ended: "
            + "\(pids). No second agent is started beside them; end them, then go on with `teambot resume`."
    }

    private func isOwn(_ process: ProcessEntry, _ leaderStart: UInt64?) throws(SystemError) -> Bool {
        let marks = try ProcessTree.variable(AttemptOrder.identityVariable, of: process.pid) ?? []
        if let attempt, marks.contains(attempt) { return true }
        // A session's number is not given to a new process while anybody is in the session; a leader with another
        // start means that ours was empty and that its number has been used again.
        guard marks.isEmpty, let supervisor, supervisor.isOfThisBoot, process.session == supervisor.pid else {
            return false
        }
        return process.start >= supervisor.start && (leaderStart == nil || leaderStart == supervisor.start)
    }
}
