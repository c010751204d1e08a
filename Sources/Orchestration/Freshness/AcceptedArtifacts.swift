package import RunStorage
package import StateMachine

/// What a stage has left as it stands now, for a person who declares it good.
package struct AcceptedArtifacts {
    /// Why something at an artifact's place is none.
    package struct Objection: Error, CustomStringConvertible {
        package let description: String
    }

    private let files: ArtifactFiles

    /// Looks at the artifacts of a run.
    package init(_ run: RunDirectory) { files = ArtifactFiles(run) }

    /// Every artifact that the stage declares; all must be there as proper files, and none of them behind a link.
    package func read(of stage: Stage) throws -> [Artifact] {
        do { return try files.collect(stage) } catch StageEnd.failed(_, let sentence) {
            throw Objection(description: sentence)
        }
    }
}
