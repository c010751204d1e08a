import Platform
package import RunStorage
package import StateMachine

/// What a completed stage has left and stands on as it is now, for a person who declares it good.
package struct StandingGround {
    /// Why something at an artifact's place is none.
    package struct Objection: Error, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    private let run: RunDirectory
    private let workflow: Workflow
    private let state: RunState
    private let known: KnownDigests

    /// Looks at a run that no engine has.
    package init(_ run: RunDirectory, _ workflow: Workflow, _ state: RunState) {
        self.run = run
        self.workflow = workflow
        self.state = state
        known = KnownDigests(at: run.stamps)
    }

    /// The event's fields that say it; every artifact must be there as a proper file, and none of them behind a link.
    package func record(of position: Int, in event: inout Event) throws {
        let stage = workflow.stages[position]
        let artifacts = try artifacts(of: stage)
        event.artifacts = artifacts.isEmpty ? nil : artifacts
        if stage.inputs.isEmpty {
            event.given = try given(to: position)
        } else {
            let found = try GivenFiles(run: run, project: state.project, known: known, inputs: stage.inputs)
                .find(outcomes(before: position))
            (event.given, event.inputs) = (found.given, found.inputs)
        }
        let ordered = state.stages[position].order.map { workflow.taking($0, for: position) } ?? workflow
        event.templateDigest = UserTexts(of: state.project).digest(of: ordered.stages[position], in: ordered)
    }

    private func artifacts(of stage: Stage) throws -> [Artifact] {
        do { return try ArtifactFiles(run).collect(stage) } catch StageEnd.failed(_, let sentence) {
            throw Objection(description: sentence)
        }
    }

    /// The same sum that tells whether the stage is stale, of the files that are there now.
    private func given(to position: Int) throws -> GivenDigest {
        var seen = state
        var look: FileLook?
        for before in workflow.ancestors(of: position) {
            for index in seen.stages[before].artifacts.indices {
                let path = seen.stages[before].artifacts[index].path
                var files = try look ?? FileLook(ArtifactFiles(run).root(), known: known)
                seen.stages[before].artifacts[index].sha256 = files.presence(of: path).sha256 ?? ""
                look = files
            }
        }
        return seen.given(in: workflow)[position]
    }

    private func outcomes(before position: Int) -> [GivenFiles.Outcome] {
        workflow.ancestors(of: position).map { before in
            let known = state.stages[before]
            return GivenFiles.Outcome(
                stage: workflow.stages[before].name, artifacts: known.artifacts, revision: known.revision)
        }
    }
}
