import Configuration
import RunStorage

extension FuzzTarget {
    /// The objective and the name of its run: whatever is in it, the name can be a directory.
    static let objective = FuzzTarget(name: "objective", maximumLength: 2_048) { bytes in
        let (objective, problems) = ObjectiveReader.read(bytes, fileName: "o.md")
        if objective.title.isEmpty { return "a title that is empty" }
        if problems.contains(where: { $0.line < 1 || $0.message.isEmpty }) {
            return "a problem without line or sentence"
        }
        let file = String(decoding: bytes.prefix(60), as: UTF8.self)
        for title in [objective.title, ""] {
            let name = FeatureName.derive(title: title, fileName: file, goals: objective.goals)
            guard SafeName.isFeature(name), name.utf8.count <= 58, !name.contains("/"), !name.hasPrefix(".") else {
                return "a name that is no directory's: \(name)"
            }
        }
        return nil
    }
}
