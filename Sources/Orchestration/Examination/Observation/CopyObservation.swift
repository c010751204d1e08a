import Platform
import RunStorage
import StateMachine

/// One of the run's own copies, what the journal says of it, and the files from which it could be made again.
struct CopyObservation: Sendable, Equatable {
    /// The copy, absolute.
    let path: String
    /// Nil where it is missing or cannot be read.
    var digest: String?
    /// The digest that the journal has recorded last; nil where the journal cannot be read.
    var recorded: String?
    /// The digest of a copy that was prepared to replace it; nil where there is none.
    var takenDigest: String?
    /// The file that the user named, absolute.
    var original = ""
    /// The digest of that file as it is now; nil where it is gone.
    var originalDigest: String?

    /// Looks at the copies of workflow and objective.
    static func all(of run: RunDirectory, _ events: [Event]) -> [CopyObservation] {
        let start = events.first { $0.name == .runStarted }
        return [
            look(run.workflow, events.last { $0.workflowDigest != nil }?.workflowDigest, start?.stagesFile),
            look(run.objective, events.last { $0.objectiveDigest != nil }?.objectiveDigest, start?.objectiveFile),
        ]
    }

    private static func look(_ path: String, _ recorded: String?, _ original: String?) -> CopyObservation {
        CopyObservation(
            path: path, digest: digest(path), recorded: recorded, takenDigest: digest(path + TakenCopies.suffix),
            original: original ?? "", originalDigest: original.flatMap(digest))
    }

    private static func digest(_ path: String) -> String? {
        (try? FileSystem.read(path, limit: 16 << 20)).map { Digest.sha256($0) }
    }
}
