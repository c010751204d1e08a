package import Platform
package import RunStorage
import StateMachine

/// The way into a session for other processes: each objective comes as a file, which goes when it is in the journal.
package struct Inbox: Sendable {
    private let files: FileInbox

    /// The inbox of a session.
    package init(_ session: SessionDirectory) { files = FileInbox(session.inbox) }

    /// Hands objectives in; gives their names in the inbox. Those that others need come first, whatever their order.
    ///
    /// - Throws: `SystemError` where nothing can be written, as when the session has closed it.
    package func hand(in objectives: [QueuedObjective]) throws(SystemError) -> [String] {
        let batch = SubmissionName.make()
        var names = [String](repeating: "", count: objectives.count)
        for (rank, position) in QueuedObjective.order(of: objectives).enumerated() {
            names[position] = "\(batch)-\(SubmissionName.padded(rank + 1, 6))"
            try files.hand(in: objectives[position].encode(), as: names[position])
        }
        return names
    }

    /// Whether a session takes what is handed in.
    package var isOpen: Bool { files.isOpen }

    /// The names of what was handed in and is not taken, the earliest first.
    package func names() throws(SystemError) -> [String] { try files.names() }

    /// What was handed in under a name; nil where it cannot be understood.
    func objective(_ name: String) -> QueuedObjective? { files.text(name).flatMap(QueuedObjective.init) }

    /// Takes a file away, whose objective is in the journal.
    func remove(_ name: String) { files.remove(name) }

    /// Tells when something is handed in.
    func watch() throws(SystemError) -> FileWatch { try files.watch() }

    /// Opens it when a session is taken up; what was handed in before is still there.
    func open() throws(SystemError) { try files.open() }

    /// Closes it at the end of a session; false where something is in it, so that the session goes on.
    func close() throws(SystemError) -> Bool { try files.close() }
}
