import Platform
import Reporting
import RunStorage
import StateMachine

/// The report of a session as a file.
enum SessionReportFile {
    /// Writes the report of a session that an engine leaves. That it cannot be written is a warning and changes nothing.
    ///
    /// - Returns: where it is; nil where there is none.
    static func write(_ state: SessionState, of session: SessionDirectory, places: Places) -> String? {
        do {
            let bytes = try SessionReport.bytes(
                state, of: session, in: places.state, engine: state.finishedAt == nil ? .dead : .none,
                commands: places.commands(session.id), version: Version.current)
            try AtomicFile.write(bytes, to: session.report)
            return session.report
        } catch {
            Console.tell("warning: The report could not be written. \(error)")
            return nil
        }
    }
}
