package import StateMachine

/// `manifest.json` of an evidence run: when and how it ran, what was counted, and what is kept.
package struct EvidenceManifest: Sendable, Equatable {
    /// The version of the form that is written.
    package static let schemaVersion = 1

    /// How an evidence run stands.
    package enum Status: String, Sendable, CaseIterable {
        /// Somebody is at work on it.
        case running
        case passed, failed
        /// No suite was run, so nothing is proved.
        case nothingRan = "nothing_ran"
        /// Whoever was at work on it has gone.
        case interrupted
        /// What it holds is not whole, because files could not be written.
        case error
    }

    /// The name of the run.
    package var id: String
    /// When it was begun.
    package var createdAt: Timestamp
    /// When it was closed; nil while it is open.
    package var finishedAt: Timestamp?
    /// How it stands.
    package var status = Status.running
    /// The name of the project.
    package var name = ""
    /// The path of the project.
    package var path = ""
    /// What git says of the project; nil where it is in no repository.
    package var git: EvidenceGit?
    /// The suites as tools.
    package var tools: [EvidenceTool] = []
    /// What was counted.
    package var counts = EvidenceCounts()
    /// Files of records by what they hold, relative to the run.
    package var files: [(type: String, path: String)] = []
    /// What a reader should know: what was left out, what could not be kept.
    package var diagnostics: [String] = []
    /// What was kept, relative to the run.
    package var artifacts: [Artifact] = []
    /// The suites that have ended.
    package var suites: [EvidenceSuite] = []

    /// Makes the manifest of a run that begins.
    package init(id: String, createdAt: Timestamp) {
        self.id = id
        self.createdAt = createdAt
    }

    /// Takes a tool's entry in place of an earlier one of the same suite.
    package mutating func record(_ tool: EvidenceTool) {
        if let place = tools.firstIndex(where: { $0.suite == tool.suite }) {
            tools[place] = tool
        } else {
            tools.append(tool)
        }
    }

    /// Names a file of records.
    package mutating func register(_ type: String, _ path: String) {
        if !files.contains(where: { $0.type == type }) { files.append((type, path)) }
    }

    package static func == (left: EvidenceManifest, right: EvidenceManifest) -> Bool {
        left.encode() == right.encode()
    }
}
