package import Configuration
import Platform
package import RunStorage
package import StateMachine

/// What of a run is stale: derived from its state, its files and the user's, and never stored.
///
/// Nothing is written; digests that an engine has left beside the state spare the reading of files that nobody has
/// touched since.
package struct Freshness: Sendable {
    private let run: RunDirectory
    private let workflow: Workflow
    private let objective: Objective
    private let project: String?
    private let known: KnownDigests
    /// The copies that the present ones are going to replace.
    private var replaced: ReplacedCopies?

    /// Looks at a run with the copies of workflow and objective that it has now.
    ///
    /// - Parameters:
    ///   - project: where agents work; the one that the run knows where nobody says otherwise.
    ///   - trustsStamps: whether a file is believed to be the same that has the same inode, size and times.
    package init(
        _ run: RunDirectory, _ workflow: Workflow, _ objective: Objective, project: String? = nil,
        trustsStamps: Bool = true
    ) {
        self.init(
            run, workflow, objective, project: project,
            known: trustsStamps ? KnownDigests(at: run.stamps) : KnownDigests())
    }

    /// Looks at a run as it will be once changes are taken.
    ///
    /// - Parameter replaced: what it has until then, which is not kept yet.
    package init(
        _ run: RunDirectory, taking workflow: Workflow, _ objective: Objective, insteadOf replaced: ReplacedCopies
    ) {
        self.init(run, workflow, objective)
        self.replaced = replaced
    }

    /// The same with the digests that an engine knows.
    init(
        _ run: RunDirectory, _ workflow: Workflow, _ objective: Objective, project: String?, known: KnownDigests
    ) {
        self.run = run
        self.workflow = workflow
        self.objective = objective
        self.project = project
        self.known = known
    }

    /// The stale stages in the order of the workflow, each with its causes.
    package func staleStages(_ state: RunState) throws -> [StaleStage] {
        let found = try changedArtifacts(state)
        var causes = try ownCauses(state, found)
        for position in asked(state) { try causes[position, default: []] += inputCauses(position, state) }
        let comparison = GivenComparison(state, workflow, found: found)
        if !comparison.others.isEmpty {
            let given = comparison.causes(history())
            for (position, others) in given {
                let known = causes[position] ?? []
                causes[position] = known + others.filter { !known.contains($0) }
            }
        }
        return causes.keys.sorted().compactMap { position in
            guard let all = causes[position], !all.isEmpty else { return nil }
            return StaleStage(stage: workflow.stages[position].name, causes: all)
        }
    }

    /// The positions of all stale stages.
    func stalePositions(_ state: RunState) throws -> Set<Int> {
        let found = try changedArtifacts(state)
        let asked = try asked(state).filter { try !inputCauses($0, state).isEmpty }
        return try GivenComparison(state, workflow, found: found).others.union(ownCauses(state, found).keys)
            .union(asked)
    }

    /// What makes stages stale whatever becomes of those before them, by position.
    func ownCauses(_ state: RunState) throws -> [Int: [StaleCause]] {
        try ownCauses(state, changedArtifacts(state))
    }

    /// Positions of the stages of which only the files tell whether they are stale.
    func asked(_ state: RunState) -> [Int] {
        state.stages.indices.filter { position in
            isJudged(position, state)
                && (!workflow.stages[position].inputs.isEmpty
                    || state.stages[position].approval?.artifacts.isEmpty == false)
        }
    }

    /// Why one of those is stale; empty where it is not.
    func inputCauses(_ position: Int, _ state: RunState) throws -> [StaleCause] {
        let inputs = DeclaredInputs(run, workflow, project: project ?? state.project, known: known)
        let approved = try inputs.approvalCauses(position, state)
        // What a person has said yes to is often what the stage was given.
        return try approved + inputs.causes(position, state).filter { !approved.contains($0) }
    }

    /// Whether a stage has come to an end about which changes say anything.
    private func isJudged(_ position: Int, _ state: RunState) -> Bool {
        let stage = workflow.stages[position]
        guard stage.kind != .marker, !workflow.handlesFailures(position) else { return false }
        return state.stages[position].isJudged
    }

    /// For stages whose files are not what they have left: what there is now for each of them.
    private func changedArtifacts(_ state: RunState) throws -> [Int: [FileChange.Presence]] {
        guard state.stages.contains(where: { !$0.artifacts.isEmpty }) else { return [:] }
        var look = FileLook(try ArtifactFiles(run).root(), known: known)
        var changed: [Int: [FileChange.Presence]] = [:]
        for position in state.stages.indices where isJudged(position, state) {
            let artifacts = state.stages[position].artifacts
            let files = artifacts.map { look.presence(of: $0.path) }
            if zip(artifacts, files).contains(where: { $0.sha256 != $1.sha256 }) { changed[position] = files }
        }
        guard !changed.isEmpty else { return [:] }
        let revised = OpenRevisions(of: run, workflow).stages(state)
        return changed.filter { !revised.contains($0.key) }
    }

    private func ownCauses(
        _ state: RunState, _ found: [Int: [FileChange.Presence]]
    ) throws -> [Int: [StaleCause]] {
        let texts = UserTexts(of: project ?? state.project)
        let definitions = DefinitionChanges(workflow, objective, EarlierCopies(of: run, state, and: replaced), texts)
        var causes: [Int: [StaleCause]] = [:]
        for position in state.stages.indices where isJudged(position, state) {
            var own = artifactCauses(state.stages[position].artifacts, found[position] ?? [])
            own += definitions.causes(position, state)
            if !own.isEmpty { causes[position] = own }
        }
        return causes
    }

    private func artifactCauses(_ artifacts: [Artifact], _ files: [FileChange.Presence]) -> [StaleCause] {
        zip(artifacts, files).compactMap { artifact, now in
            now.sha256 == artifact.sha256
                ? nil : .artifact(FileChange(path: artifact.path, was: artifact.sha256, now: now))
        }
    }

    /// What the stages have left at each moment, from the journal.
    private func history() -> OutcomeHistory {
        var history = OutcomeHistory(of: workflow)
        // Where it cannot be read, nobody knows what has changed; that something has is known.
        try? JournalReading.each(of: run.journal) { history.take($0) }
        return history
    }
}
