import Platform
import RunStorage
import Sessions
import StateMachine

/// What somebody looks at: a run or a session.
enum Observed {
    case run(ObservedRun)
    case session(ObservedSession)

    /// Finds what is named: a run by its feature, a session by its identity or a beginning of it; without a name what
    /// the user began last.
    init(_ places: Places, _ name: String?) throws {
        if let session = try name.map(places.session) ?? places.newestSession() {
            self = .session(try ObservedSession(places, session))
        } else if let name {
            self = .run(try ObservedRun(places, name))
        } else {
            self = .run(try ObservedRun(places, places.newestRun()))
        }
    }
}

extension Places {
    /// Characters of an identity that are enough to name a session.
    private static let leastCharacters = 4

    /// The session that is named by its identity or by a beginning that no other has; nil where none is meant.
    ///
    /// A run that has exactly this name comes first.
    func session(_ name: String) throws -> SessionDirectory? {
        if state.run(name) != nil { return nil }
        if let session = state.session(name) { return session }
        guard name.utf8.count >= Self.leastCharacters, name.first?.isNumber ?? false else { return nil }
        let meant = try state.allSessions().filter { $0.id.hasPrefix(name) }
        guard meant.count > 1 else { return meant.first }
        throw VerbError.usage(
            "Several sessions begin with “\(name)”: " + meant.prefix(10).map(\.id).joined(separator: ", ")
                + (meant.count > 10 ? ", …" : ".") + " Name more of the one that is meant.")
    }

    /// The session that the user began after everything else; nil where that is a run, or nothing is there.
    func newestSession() throws -> SessionDirectory? {
        guard let newest = try sessions().first else { return nil }
        guard let run = try newestAlone() else { return newest.session }
        return newest.startedAt >= run.startedAt ? newest.session : nil
    }

    /// The run that the user began last, those of sessions left out where there are others; nil where there are none.
    func newestRun() throws -> String? { try newestAlone()?.feature }

    /// What is known of all sessions, the newest first.
    func sessions() throws -> [SessionSummary] {
        try StateDirectoryCheck.readable(state.path)
        return try state.allSessions().map { SessionSummary.read($0, isOwned: $0.owner() != nil) }
            .sorted { ($0.startedAt, $0.session.id) > ($1.startedAt, $1.session.id) }
    }

    /// The newest run that belongs to no session.
    private func newestAlone() throws -> RunSummary? {
        let sessions = try sessions()
        return try state.summaries().first { run in !sessions.contains { $0.has(run) } }
    }
}
