package import Platform
package import RunStorage
import StateMachine

/// Hands objectives to a session of another process and waits until they are in its journal.
package final class Reception {
    private let session: SessionDirectory
    private let inbox: Inbox
    private var follower: JournalFollower
    private let watch: FileWatch
    private var names: [String] = []
    private var numbers: [String: Int] = [:]
    private var queued = 0

    /// Looks at a session from its beginning.
    package init(_ session: SessionDirectory) throws {
        self.session = session
        inbox = Inbox(session)
        follower = JournalFollower(RunDirectory(path: session.path))
        watch = try FileWatch(session.journal)
        try look()
    }

    /// Puts objectives into the inbox.
    package func hand(in objectives: [QueuedObjective]) throws(SystemError) {
        names = try inbox.hand(in: objectives)
    }

    /// Waits until all of them are in the journal, or the session's engine has ended; gives the numbers of those that
    /// are in it, in the order in which they were handed in.
    package func wait() throws -> [Int] {
        let end = try LockWatch(session.lock)
        while true {
            try look()
            let known = names.compactMap { numbers[$0] }
            if known.count == names.count { return known }
            let ready = Readiness.wait(for: [watch.descriptor, end.descriptor], seconds: 3_600)
            watch.reset()
            guard ready.contains(1) else { continue }
            try look()
            return names.compactMap { numbers[$0] }
        }
    }

    private func look() throws {
        for event in try follower.next() where event.name == .executionQueued {
            queued += 1
            if let name = event.submission { numbers[name] = queued }
        }
    }
}
