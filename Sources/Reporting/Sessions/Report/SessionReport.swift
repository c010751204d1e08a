import Platform
package import RunStorage
package import StateMachine

/// The report of a session, made of its files.
package enum SessionReport {
    /// The bytes of the report of a session as it stands.
    ///
    /// - Parameters:
    ///   - place: where the runs of the session are.
    ///   - commands: those about the session.
    package static func bytes(
        _ state: SessionState, of session: SessionDirectory, in place: StateDirectory, engine: EngineState,
        commands: RunCommands, version: String
    ) throws(StorageError) -> [UInt8] {
        let history = SessionHistory(try JournalReading.read(session.journal, whileWritten: engine.isRunning).events)
        let features = state.executions.compactMap(\.feature)
        let reports = features.filter { feature in
            place.run(feature).map { FileSystem.kind($0.report) == .file } ?? false
        }
        return SessionPage.render(
            SessionMaterial(
                state: state, history: history, engine: engine, commands: commands, reports: Set(reports),
                directory: session.path, now: Timestamp(milliseconds: SystemClock.wallMilliseconds()),
                clockOffset: SystemClock.offsetFromUTC(), version: version))
    }
}
