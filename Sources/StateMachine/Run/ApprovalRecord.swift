/// What a person has decided about a stage.
package struct ApprovalRecord: Sendable, Equatable {
    /// Who has decided; nil where nobody knows.
    package var by: String?
    /// When.
    package var at: Timestamp
    /// What was decided upon.
    package var artifacts: [Artifact]

    /// Whether nobody has decided in time, so that the default holds.
    package var isByDefault: Bool { by == RunState.timeout }

    /// Makes a record.
    package init(by: String?, at: Timestamp, artifacts: [Artifact]) {
        self.by = by
        self.at = at
        self.artifacts = artifacts
    }
}
