import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

/// The files of a session: written from its state, read back, and found damaged.
@Suite struct SessionStorageTests {
    @Test("What the lines of a journal give is the session that wrote them")
    func journal() throws {
        for seed in Seeds.all(6) {
            var session = SimulatedSession(seed: seed)
            session.runToTheEnd()
            let directory = try Self.directory(session)
            let loading = try SessionLoading.read(SessionDirectory(path: directory.path))
            #expect(loading.state == session.state, "TEAMBOT_SEED=\(seed)")
            #expect(loading.warnings.isEmpty)
        }
    }

    @Test("session.json is believed, and says the same as the journal")
    func stateFile() throws {
        for seed in Seeds.all(6) {
            var session = SimulatedSession(seed: seed)
            session.runToTheEnd()
            let directory = try Self.directory(session)
            let known = SessionDirectory(path: directory.path)
            let fromFile = SessionSummary.read(known, isOwned: false)
            try FileSystem.removeFile(known.state)
            let fromJournal = SessionSummary.read(known, isOwned: false)
            #expect(fromFile == fromJournal, "TEAMBOT_SEED=\(seed)")
            #expect(fromFile.total == session.state.executions.count && fromFile.status == session.state.status)
        }
    }

    @Test("A text that grows with its session is the text that is made at once")
    func growing() {
        for seed in Seeds.all(3) {
            var session = SimulatedSession(seed: seed)
            session.runToTheEnd()
            var (text, state) = (SessionText(), SessionState())
            for event in session.journal {
                state.apply(event)
                let grown = text.render(state)
                if event.sequence % 25 == 0 {
                    var fresh = SessionText()
                    #expect(grown == fresh.render(state), "TEAMBOT_SEED=\(seed)")
                }
            }
        }
    }

    @Test("A damaged state file is not believed; a journal cut anywhere gives its beginning and says so")
    func damaged() throws {
        var session = SimulatedSession(seed: 7)
        session.runToTheEnd()
        let directory = try Self.directory(session)
        let known = SessionDirectory(path: directory.path)
        try Descriptor.replacing(known.state).write("{}".utf8)
        #expect(SessionSummary.read(known, isOwned: false).total == session.state.executions.count)
        let bytes = try FileSystem.read(known.journal)
        for length in stride(from: bytes.count - 1, to: bytes.count - 400, by: -37) {
            try Descriptor.replacing(known.journal).write(bytes.prefix(length))
            let loading = try SessionLoading.read(known)
            let whole = bytes.prefix(length).count { $0 == 10 }
            #expect(loading.state.lastEvent == whole)
            #expect(loading.warnings.isEmpty == (bytes.prefix(length).last == 10))
        }
        try Descriptor.replacing(known.journal).write(bytes.dropFirst(20))
        #expect(throws: StorageError.self) { try SessionLoading.read(known) }
    }

    @Test("A session of a newer teambot is left alone")
    func newer() throws {
        var session = SimulatedSession(seed: 3)
        session.runToTheEnd()
        let directory = try Self.directory(session)
        let known = SessionDirectory(path: directory.path)
        try Descriptor.replacing(known.state).write("{\"schema_version\": 99}".utf8)
        #expect(throws: StorageError.self) { try SessionLoading.read(known) }
    }

    @Test("A session's directory is there whole or not at all, with its lock held")
    func creation() throws {
        struct Refusal: Error {}
        let place = try TemporaryDirectory()
        let state = StateDirectory(path: place.path + "/state")
        #expect(throws: Refusal.self) { try state.createSession("20261121-010203-00000001") { _ in throw Refusal() } }
        #expect(state.session("20261121-010203-00000001") == nil)
        let (session, lock) = try state.createSession("20261121-010203-00000002") { hidden in
            try Descriptor.replacing(hidden.journal).write("x\n".utf8)
        }
        #expect(try state.allSessions() == [session])
        #expect(FileLock.isHeld(session.lock))
        withExtendedLifetime(lock) {}
        for name in ["..", "", "a/b", ".new"] { #expect(state.session(name) == nil) }
    }

    /// The files of a session that has lived.
    private static func directory(_ session: SimulatedSession) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let known = SessionDirectory(path: directory.path)
        var events = session.journal
        try Journal(path: known.journal, after: 0).append(&events, isDurable: false)
        var text = SessionText()
        try Descriptor.replacing(known.state).write(text.render(session.state))
        return directory
    }
}
