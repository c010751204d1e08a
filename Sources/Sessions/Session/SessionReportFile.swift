import Platform
import Reporting
import RunStorage
import StateMachine

/// The report of a session as a file.
enum SessionReportFile {
    /// Writes the report of a session that an engine leaves. That it cannot be written is a warning and changes nothing.
    static func write(_ state: SessionState, of session: SessionDirectory, in place: SessionPlace) {
        do {
            let bytes = try SessionReport.bytes(
                state, of: session, in: place.state, engine: state.finishedAt == nil ? .dead : .none,
                commands: place.commands(session.id), version: Version.current)
            try AtomicFile.write(bytes, to: session.report)
        } catch {
            place.tell("warning: The report could not be written. \(error)")
        }
    }
}
