import RunStorage
import StateMachine

/// Compares the artifacts with the digests that were recorded when their stages were completed.
enum ArtifactExamination {
    /// What is wrong with the artifacts; while an agent is at work it may change them.
    static func findings(_ artifacts: [ArtifactObservation], isAtWork: Bool) -> [Finding] {
        artifacts.compactMap { finding($0, isAtWork) }
    }

    private static func finding(_ seen: ArtifactObservation, _ isAtWork: Bool) -> Finding? {
        let stage = "which stage \(seen.stage) has left"
        switch seen.look {
        case .file(let sha256, let bytes):
            if sha256 == seen.recorded.sha256, bytes == seen.recorded.bytes { return nil }
            return isAtWork
                ? nil
                : make(
                    .artifactChanged, seen,
                    "This artifact, \(stage), has changed since: \(size(bytes)) now, \(size(seen.recorded.bytes)) then, "
                        + "so that later stages read what nobody has reviewed")
        case .missing:
            return isAtWork ? nil : make(.artifactMissing, seen, "This artifact, \(stage), is missing")
        case .link(let path):
            let what = path == seen.path ? "is a link" : "is reached through the link \(path)"
            return make(
                .artifactIrregular, seen, "This artifact, \(stage), \(what), which no stage and no reviewer accepts",
                isPlain: path == seen.path && !isAtWork)
        case .irregular:
            return make(
                .artifactIrregular, seen,
                "Something that is no regular file has the name of this artifact, \(stage), and nothing can be read",
                isPlain: !isAtWork)
        case .unreadable(let reason):
            return make(
                .artifactIrregular, seen, "This artifact, \(stage), cannot be read (\(reason))", isPlain: false)
        }
    }

    /// `isPlain` tells whether another file may be put at the artifact's very path.
    private static func make(
        _ code: FindingCode, _ seen: ArtifactObservation, _ sentence: String, isPlain: Bool = true
    ) -> Finding {
        let isRepairable = isPlain && seen.source != nil
        let advice =
            isRepairable
            ? ": an attempt of the run still has it as it was." : ": put it back as it was, from a backup."
        return Finding(code, seen.path, isRepairable: isRepairable, sentence + advice)
    }

    private static func size(_ bytes: Int) -> String { bytes == 1 ? "1 byte" : "\(bytes) bytes" }
}
