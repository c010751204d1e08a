import JSONText
import Platform
package import StateMachine

/// Makes a session's state from its journal, which is the truth.
package struct SessionLoading: Sendable {
    package var state: SessionState
    /// Sentences about what was found wrong and how it was dealt with.
    package var warnings: [String] = []
    /// Bytes of the journal that are intact, where its end is damaged.
    package var intactJournalBytes: Int?
    /// Bytes of the journal that were read and believed; who follows the session goes on after them.
    package var journalBytes = 0

    /// Reads a session.
    ///
    /// While an engine has it, a last line without its end is one that is just being written, and no damage.
    package static func read(_ session: SessionDirectory, whileWritten: Bool = false) throws(StorageError)
        -> SessionLoading
    {
        try checkVersion(session)
        let reading = try JournalReading.read(session.journal, whileWritten: whileWritten)
        if reading.isDamagedInside || reading.lastSequence == 0 {
            throw StorageError(
                .damaged,
                "\(session.journal) is damaged at line \(reading.damagedLine ?? 1)"
                    + (reading.lastSequence == 0 ? ". " : ", with intact lines after it. ")
                    + "Put a good copy of the journal back; nothing was changed.")
        }
        var loading = SessionLoading(state: SessionState())
        for event in reading.events { loading.state.apply(event) }
        loading.journalBytes = reading.intactBytes
        if let line = reading.damagedLine {
            loading.intactJournalBytes = reading.intactBytes
            loading.warnings.append(
                "The end of the journal \(session.journal) is damaged (line \(line), "
                    + "\(reading.totalBytes - reading.intactBytes) bytes); what had finished is found again by its run."
            )
        }
        return loading
    }

    private static func checkVersion(_ session: SessionDirectory) throws(StorageError) {
        guard let bytes = try? FileSystem.read(session.state, limit: StateReading.limit),
            let version = (try? JSONReader.read(bytes))?["schema_version"]?.integer, version > SessionText.schemaVersion
        else { return }
        throw StorageError(
            .tooNew,
            "\(session.state) has schema_version \(version); this teambot knows up to \(SessionText.schemaVersion). "
                + "Use the newer teambot; nothing was changed.")
    }
}
