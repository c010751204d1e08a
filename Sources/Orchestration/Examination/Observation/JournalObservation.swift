import Platform
import RunStorage
import StateMachine

/// What can be read of a journal.
enum JournalObservation: Sendable {
    case missing
    /// Why it cannot be read.
    case unreadable(String)
    case read(JournalReading)

    /// Looks at the journal of a run.
    init(of run: RunDirectory) {
        guard FileSystem.kind(run.journal) != nil else {
            self = .missing
            return
        }
        do throws(StorageError) { self = .read(try JournalReading.read(run.journal)) } catch {
            self = .unreadable(error.underlying?.reason ?? error.description)
        }
    }

    /// The intact events from the first.
    var events: [Event] { reading?.events ?? [] }

    /// What was read, if anything could be.
    var reading: JournalReading? {
        if case .read(let reading) = self { return reading }
        return nil
    }
}
