import RunStorage
import StateMachine

/// Compares the artifacts with the digests that were recorded when their stages were completed.
enum ArtifactExamination {
    /// What is wrong with the artifacts; while an agent is at work it may change them.
    static func findings(_ artifacts: [ArtifactObservation], isAtWork: Bool) -> [Finding] {
        artifacts.compactMap { finding($0, isAtWork) }
    }

    private static func finding(_ seen: ArtifactObservation, _ isAtWork: Bool) -> Finding? {
        let subject = "This artifact of stage \(seen.stage)"
        switch seen.look {
        case .file(let sha256, let bytes):
            if isAtWork || (sha256 == seen.recorded.sha256 && bytes == seen.recorded.bytes) { return nil }
            let sizes =
                bytes == seen.recorded.bytes ? "" : " (\(size(seen.recorded.bytes)) then, \(size(bytes)) now)"
            return Finding(
                .artifactChanged, seen.path,
                "\(subject) is not as its stage has left it\(sizes): a later stage, a fix or a person has changed it; "
                    + "look at it if nobody should have.")
        case .missing:
            return isAtWork ? nil : make(.artifactMissing, seen, "\(subject) is missing, and later stages need it")
        case .link(let path):
            let what = path == seen.path ? "has become a link" : "is reached through the link \(path)"
            return make(
                .artifactIrregular, seen, "\(subject) \(what), and links are not accepted as evidence",
                isPlain: path == seen.path && !isAtWork)
        case .irregular:
            return make(
                .artifactIrregular, seen, "\(subject) is no regular file any more, so that nobody can read it",
                isPlain: !isAtWork)
        case .unreadable(let reason):
            return make(
                .artifactIrregular, seen, "\(subject) cannot be read (\(reason)), and later stages need it",
                isPlain: false)
        }
    }

    /// `isPlain` tells whether another file may be put at the artifact's very path.
    private static func make(
        _ code: FindingCode, _ seen: ArtifactObservation, _ sentence: String, isPlain: Bool = true
    ) -> Finding {
        let isRepairable = isPlain && seen.source != nil
        let advice =
            isRepairable
            ? ": an attempt of the run still has it as it was, and a repair copies it from there."
            : ": put it back as it was, from a backup."
        return Finding(code, seen.path, isRepairable: isRepairable, sentence + advice)
    }

    private static func size(_ bytes: Int) -> String { bytes == 1 ? "1 byte" : "\(bytes) bytes" }
}
