package import RunStorage
import StateMachine

/// What must hold before a run is taken up: no result that its journal knows was changed since.
package enum ResultCheck {
    /// Throws the error of the first result that is not what the journal has recorded.
    package static func check(_ run: RunDirectory) throws(StorageError) {
        for record in AttemptRecord.all(of: try JournalReading.read(run.journal).events) {
            guard let known = record.end?.resultDigest else { continue }
            try Seal.check("\(run.attempts)/\(record.name)/result.json", against: known)
        }
    }
}
