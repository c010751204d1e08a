package import RunStorage
import StateMachine

/// What must hold before a run is taken up: no result that its journal knows was changed since.
package enum ResultCheck {
    /// Throws the error of the first result that is not what the journal has recorded.
    package static func check(_ run: RunDirectory) throws(StorageError) {
        for record in AttemptRecord.all(of: try JournalReading.read(run.journal).events) {
            guard let end = record.end, let outcome = end.outcome, outcome != .interrupted else { continue }
            let directory = AttemptDirectory(path: "\(run.attempts)/\(record.name)")
            if let known = end.resultDigest {
                try Seal.check(directory.result, against: known)
            } else if try directory.readResult()?.outcome != outcome {
                throw Seal.broken(directory.result)
            }
        }
    }
}
