import JSONText
import StateMachine

/// Artifacts: names below the artifacts directory, each made by one stage.
struct ArtifactCheck {
    private var owners: [String: String] = [:]
    private var declared: [(name: String, source: Source)] = []

    /// Checks the artifacts of all stages.
    static func check(_ stages: [StageDraft], _ problems: inout ProblemList) {
        var check = ArtifactCheck()
        for draft in stages {
            let source = draft.source["artifacts"]
            for (index, name) in draft.stage.artifacts.enumerated() {
                check.add(name, draft.name, source[index], &problems)
            }
        }
        check.checkDirectories(&problems)
    }

    private mutating func add(_ name: String, _ stage: String, _ source: Source, _ problems: inout ProblemList) {
        // What a name or a repetition in one stage has against it is told when the key is read.
        guard ArtifactCheck.objection(to: name) == nil, owners[name] != stage else { return }
        if let owner = owners[name] {
            problems.error(
                "The artifact \(QuotedText.shown(name)) is declared by \(owner) too; one stage makes it, once.",
                at: source)
            return
        }
        owners[name] = stage
        declared.append((name, source))
    }

    /// Reports artifacts whose directory would have to be another artifact.
    private func checkDirectories(_ problems: inout ProblemList) {
        for (name, source) in declared {
            var directory = ""
            for part in name.split(separator: "/").dropLast() {
                directory += directory.isEmpty ? part : "/" + part
                guard owners[directory] != nil else { continue }
                problems.error(
                    "\(QuotedText.shown(directory)) is an artifact and cannot be a directory too; rename one.",
                    at: source)
            }
        }
    }

    /// What is wrong with a name, as the end of a sentence; nil for one that is allowed.
    static func objection(
        to name: String, below directory: String = "the artifacts directory", what: String = "file"
    ) -> String? {
        if name.isEmpty { return "has no name; write one." }
        if name.hasPrefix("/") { return "must be relative to \(directory); remove the leading \"/\"." }
        if name.utf8.count > 1024 { return "is longer than 1024 bytes; shorten it." }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "contains a control character; remove it."
        }
        for part in name.split(separator: "/", omittingEmptySubsequences: false) {
            if part.isEmpty { return "has an empty part; write single slashes between names." }
            if part == "." || part == ".." { return "contains \"\(part)\"; name a \(what) below \(directory)." }
            if part.utf8.count > 255 { return "has a part longer than 255 bytes; shorten it." }
        }
        return nil
    }
}
