package import Platform

/// The files of one session: `state/sessions/<id>/`.
package struct SessionDirectory: Sendable, Equatable {
    /// Absolute.
    package let path: String

    /// Names a session's directory.
    package init(path: String) { self.path = path }

    /// The session's identity, by which people call it.
    package var id: String { String(path.split(separator: "/").last ?? "") }
    /// `session.json`: the state now.
    package var state: String { path + "/session.json" }
    /// `events.jsonl`: every event, append only.
    package var journal: String { path + "/events.jsonl" }
    /// `lock`: held by the engine that has the session.
    package var lock: String { path + "/lock" }
    /// `stages.json`: the workflow as the session has it.
    package var workflow: String { path + "/stages.json" }
    /// `inbox/`: objectives that were handed in and are not taken yet.
    package var inbox: String { path + "/inbox" }
    /// `report.html`: the session as a page for people.
    package var report: String { path + "/report.html" }
    /// `engine.log`: what an engine in the background says.
    package var engineLog: String { path + "/engine.log" }

    /// Who has the session's lock; nil when nobody has it.
    package func owner() -> RunOwner? {
        RunOwner(of: lock)
    }
}

extension StateDirectory {
    /// Where sessions are.
    package var sessions: String { path + "/sessions" }

    /// The session of an identity; nil when there is none.
    package func session(_ id: String) -> SessionDirectory? {
        guard SafeName.isFeature(id) else { return nil }
        let session = SessionDirectory(path: sessions + "/" + id)
        return FileSystem.kind(session.path) == .directory && FileSystem.exists(session.journal) ? session : nil
    }

    /// All sessions, newest first: their names begin with the time.
    package func allSessions() throws(SystemError) -> [SessionDirectory] {
        try FileSystem.names(in: sessions).sorted(by: >).compactMap(session)
    }

    /// Makes a session's directory under a hidden name, has it filled, and renames it when it is complete.
    ///
    /// - Returns: the session, with its lock held.
    package func createSession(
        _ id: String, _ fill: (SessionDirectory) throws -> Void
    ) throws -> (SessionDirectory, FileLock) {
        let session = SessionDirectory(path: sessions + "/" + id)
        do throws(SystemError) { try FileSystem.makeDirectories(sessions) } catch { throw StorageError(writing: error) }
        let lock = try make(session.path, directories: ["inbox"]) { try fill(SessionDirectory(path: $0)) }
        do throws(SystemError) { try FileSystem.syncDirectory(path) } catch { throw StorageError(writing: error) }
        return (session, lock)
    }
}
