import Configuration
import Platform
import RunStorage
import StateMachine

/// Proves that the definition of a stage, the objective and the texts of its prompts are those that it was done with.
struct DefinitionProofs {
    private let record: RecordedRun
    private let changes: DefinitionChanges
    /// Whether the project is on this machine, which has texts of prompts.
    private let isProjectHere: Bool

    /// Reads the objective that the run has now.
    init(_ run: RunDirectory, _ record: RecordedRun, project: String?) {
        self.record = record
        isProjectHere = project != nil
        let bytes = (try? run.open().reading("objective.md").readAll(limit: 1 << 20)) ?? []
        changes = DefinitionChanges(
            record.workflow, ObjectiveReader.read(bytes, fileName: "objective.md").objective,
            EarlierCopies(of: run, record.state), UserTexts(of: project ?? ""))
    }

    /// One for each change, or one for all that is the same; none where nothing could have changed.
    func definition(of stage: Stage, at position: Int) -> [Proof] {
        func made(_ isProved: Bool?, _ sentence: String) -> Proof {
            Proof(.definition, of: stage.name, "definition", isProved: isProved, sentence)
        }
        let known = record.state.stages[position]
        let hasTexts = known.templateDigest != nil
        var proofs: [Proof] = changes.causes(position, record.state).compactMap { cause in
            if case .template = cause, !isProjectHere { return nil }
            if case .unknown = cause {
                return made(false, "The copy of stages.json or objective.md of then is not kept: not proved.")
            }
            return made(false, StaleReason.sentence([cause]))
        }
        let wasChanged = !proofs.isEmpty
        if hasTexts, !isProjectHere {
            proofs.append(made(nil, "There is no project here to compare the texts of its prompts with."))
        }
        let isCompared = known.copies < record.state.earlierCopies.count || (hasTexts && isProjectHere)
        guard !wasChanged, isCompared else { return proofs }
        return [made(true, "It is what it was when the stage came out right.")] + proofs
    }
}
