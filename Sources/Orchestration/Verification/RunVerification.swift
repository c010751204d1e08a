import Configuration
import Platform
package import RunStorage
package import StateMachine

/// Proves again that what a run has done is done, from the run's files alone.
///
/// Everything is found relative to the run's directory, so that it may have been copied from another machine. Nothing is
/// written, and nothing passes for lack of evidence. It blocks.
package struct RunVerification {
    private let run: RunDirectory
    private let workflow: Workflow
    private let reading: JournalReading
    private let record: RecordedRun
    private let files: StageFiles
    private let artifacts: ArtifactProofs
    private let comparison: ProjectComparison
    private let definitions: DefinitionProofs
    private let isHeld: Bool

    /// Reads a run's journal and looks at its artifacts.
    ///
    /// - Parameters:
    ///   - isHeld: whether an engine has the run.
    ///   - directory: where somebody looks from: it may be a clone of the project.
    package init(
        _ run: RunDirectory, _ workflow: Workflow, isHeld: Bool, directory: String,
        environment: [(name: String, value: String)]
    ) throws(StorageError) {
        self.run = run
        self.workflow = workflow
        self.isHeld = isHeld
        reading = try JournalReading.read(run.journal, whileWritten: isHeld)
        record = RecordedRun(reading.events, of: workflow)
        files = StageFiles(run)
        artifacts = ArtifactProofs(record, files)
        comparison = ProjectComparison(
            project: record.state.project, directory: directory, environment: environment)
        definitions = DefinitionProofs(run, record, project: comparison.place)
    }

    /// Whether the journal is damaged, so that nothing else is to be believed.
    package var isJournalDamaged: Bool { reading.damagedLine != nil }

    /// The run's identity.
    package var runID: String { record.state.runID }

    /// What was proved and what was not: first of the run, then stage by stage.
    package func proofs() throws(StorageError) -> [Proof] {
        var stages: [Proof] = []
        for position in workflow.stages.indices { stages += try proofs(of: position) }
        return [end()] + RecordProofs(run: run, record: record, reading: reading, files: files).all() + stages
    }

    private func end() -> Proof {
        func made(_ isProved: Bool, _ sentence: String) -> Proof {
            Proof(.run, of: nil, run.feature, isProved: isProved, sentence)
        }
        if isHeld { return made(false, "An engine has the run: it is still at work.") }
        guard record.state.isFinished else {
            return made(false, "It is not complete: it is \(record.state.status.rawValue).")
        }
        let isAnythingDone = workflow.stages.indices.contains {
            record.state.stages[$0].status == .completed && workflow.stages[$0].kind != .marker
        }
        return isAnythingDone
            ? made(true, "It is complete.") : made(false, "No stage of it was done, so that nothing is proved.")
    }

    private func proofs(of position: Int) throws(StorageError) -> [Proof] {
        let (stage, state) = (workflow.stages[position], record.state.stages[position])
        func made(_ isProved: Bool, _ sentence: String) -> [Proof] {
            [Proof(.stage, of: stage.name, state.status.rawValue, isProved: isProved, sentence)]
        }
        switch state.status {
        case .completed: return try completed(position)
        case .failed: return made(false, "It has failed: \(Self.sentence(state.error))")
        case .skipped:
            return made(true, "It was skipped and proves nothing: \(Self.sentence(record.reasons[stage.name]))")
        case .pending where workflow.handlesFailures(position):
            return made(true, "No stage has failed that it is there for.")
        case .pending, .running, .waiting, .blocked, .interrupted:
            return made(false, "It is not done: it is \(state.status.rawValue).")
        }
    }

    /// A reason with one full stop; errors have theirs.
    private static func sentence(_ reason: String?) -> String {
        let text = reason ?? "nobody has said why"
        return text.hasSuffix(".") ? text : text + "."
    }

    private func completed(_ position: Int) throws(StorageError) -> [Proof] {
        let name = workflow.stages[position].name
        guard let stage = definition(of: position) else {
            return [
                Proof(
                    .stage, of: name, "definition", isProved: false,
                    "The copy of stages.json with which it was done is not kept: not proved.")
            ]
        }
        if stage.kind == .marker {
            return [Proof(.stage, of: name, "completed", isProved: true, "It only marks a place in the run.")]
        }
        let attempts = AttemptProofs(run: run, record: record, files: files)
        let deciding = record.deciding(position, as: stage)
        var proofs = artifacts.artifacts(of: stage, at: position)
        proofs += [artifacts.given(of: stage, at: position)].compactMap(\.self)
        proofs += InputProofs(run: run, record: record, files: files, project: comparison.place)
            .inputs(of: stage, at: position)
        proofs += definitions.definition(of: stage, at: position)
        if let words = record.acceptance(of: position), !proofs.contains(where: { $0.sentence.contains(words) }) {
            proofs.append(Proof(.accepted, of: name, "as it stands", isProved: true, "It was \(words)."))
        }
        proofs += try attempts.attempts(deciding, of: stage)
        proofs += try attempts.verdicts(deciding, of: stage)
        proofs += ScenarioProofs(run: run, record: record, project: comparison.place).scenarios(of: stage)
        proofs += SuiteProofs(run: run, files: files, comparison: comparison)
            .suites(of: stage, record.state.stages[position])
        return proofs + ApprovalProofs(record: record, files: files).approvals(of: stage, at: position)
    }

    /// A stage as it was when it was done; nil where the copy of the workflow is gone that it was done with.
    private func definition(of position: Int) -> Stage? {
        let (stage, copies) = (workflow.stages[position], record.state.stages[position].copies)
        guard record.state.earlierCopies.indices.contains(copies) else { return stage }
        let digest = record.state.earlierCopies[copies].workflowDigest
        if digest == record.state.workflowDigest { return stage }
        guard let name = run.relative(run.keptWorkflow(digest)), files.objection(to: name, sha256: digest) == nil,
            let bytes = try? run.open().reading(name).readAll(limit: 16 << 20)
        else { return nil }
        let kept = WorkflowReader.read(
            bytes, fileName: "stages.json", directory: run.path, fileExists: { _ in true }
        ).workflow
        return kept.flatMap { kept in kept.position(of: stage.name).map { kept.stages[$0] } }
    }
}
