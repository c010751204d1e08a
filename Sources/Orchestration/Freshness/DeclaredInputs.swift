import Platform
import RunStorage
import StateMachine

/// What a stage has said that it depends on, and what a person has said yes to, compared with what there is now.
struct DeclaredInputs {
    private let run: RunDirectory
    private let workflow: Workflow
    private let project: String
    private let known: KnownDigests

    /// Prepares it for the stages of a workflow that declare inputs.
    init(_ run: RunDirectory, _ workflow: Workflow, project: String, known: KnownDigests) {
        self.run = run
        self.workflow = workflow
        self.project = project
        self.known = known
    }

    /// Why a stage with `inputs` is stale.
    func causes(_ position: Int, _ state: RunState) throws -> [StaleCause] {
        let (stage, record) = (workflow.stages[position], state.stages[position])
        guard !stage.inputs.isEmpty else { return [] }
        let outcomes = workflow.ancestors(of: position).map {
            GivenFiles.Outcome(stage: workflow.stages[$0].name, artifacts: state.stages[$0].artifacts, revision: 0)
        }
        let files = GivenFiles(run: run, project: project, known: known, inputs: stage.inputs)
        var now = try files.find(outcomes)
        guard now.given != record.given else { return [] }
        let revised = Set(OpenRevisions(of: run, workflow).stages(state).map { workflow.stages[$0].name })
        if !revised.isEmpty {
            now = try files.find(outcomes, believing: revised)
            guard now.given != record.given else { return [] }
        }
        guard let list = now.inputs, !record.inputs.isEmpty || record.given.isEmpty else { return [.unknown] }
        let makers = Dictionary(
            outcomes.flatMap { outcome in outcome.artifacts.map { ($0.path, outcome.stage) } }, uniquingKeysWith: { $1 }
        )
        let paths = Set(record.inputs.map(\.path)).union(list.map(\.path)).sorted()
        let changes = paths.compactMap { path -> StaleCause? in
            let was = record.inputs.first { $0.path == path }?.sha256
            let found = list.first { $0.path == path }?.sha256
            guard was != found else { return nil }
            let presence =
                found.flatMap { $0.isEmpty ? nil : FileChange.Presence.file(sha256: $0) }
                ?? instead(of: path, isArtifact: makers[path] != nil)
            return .input(FileChange(path: path, was: was, now: presence), stage: makers[path])
        }
        return changes.isEmpty ? [.unknown] : changes
    }

    /// What stands where a file was: nothing, or no file that anybody reads.
    private func instead(of path: String, isArtifact: Bool) -> FileChange.Presence {
        guard let root = isArtifact ? try? ArtifactFiles(run).root() : try? Directory.open(project) else {
            return .nothing
        }
        var look = FileLook(root, known: KnownDigests())
        let presence = look.presence(of: path)
        return presence.sha256 == nil ? presence : .nothing
    }

    /// Why what a person has said yes to is not what there is.
    func approvalCauses(_ position: Int, _ state: RunState) throws -> [StaleCause] {
        let approved = state.stages[position].approval?.artifacts ?? []
        guard !approved.isEmpty else { return [] }
        var look = FileLook(try ArtifactFiles(run).root(), known: known)
        let before = workflow.ancestors(of: position) + [position]
        let changed = approved.compactMap { artifact -> (was: Artifact, now: FileChange.Presence, maker: Int?)? in
            let now = look.presence(of: artifact.path)
            guard now.sha256 != artifact.sha256 else { return nil }
            return (artifact, now, before.first { state.stages[$0].artifacts.contains { $0.path == artifact.path } })
        }
        guard !changed.isEmpty else { return [] }
        let revised = OpenRevisions(of: run, workflow).stages(state)
        return changed.compactMap { artifact, now, maker in
            // What a fix is revising, and was recorded as it was approved, is nobody's change.
            if let maker, revised.contains(maker),
                state.stages[maker].artifacts.contains(where: {
                    $0.path == artifact.path && $0.sha256 == artifact.sha256
                })
            {
                return nil
            }
            return .input(
                FileChange(path: artifact.path, was: artifact.sha256, now: now),
                stage: maker.map { workflow.stages[$0].name })
        }
    }
}
