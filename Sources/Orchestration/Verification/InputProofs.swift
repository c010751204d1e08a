import Platform
import RunStorage
import StateMachine

/// Proves that the files that a stage has declared as its inputs are what they were when it was done, and no others.
struct InputProofs {
    /// The run.
    let run: RunDirectory
    /// What the journal tells.
    let record: RecordedRun
    /// The files as they are now.
    let files: StageFiles
    /// Where the project is; nil where it is not on this machine.
    let project: String?

    /// One for each file; none for a stage that depends on the artifacts before it.
    func inputs(of stage: Stage, at position: Int) -> [Proof] {
        guard !stage.inputs.isEmpty, stage.kind != .marker else { return [] }
        let (known, done) = (record.state.stages[position], record.completion(of: position))
        let words = known.given == done.given ? nil : record.acceptance(of: position)
        if let words, stage.judges {
            return [
                all(stage, false, "They are not the files that it has judged: \(words), \(stage.notJudged).")
            ]
        }
        if known.isGroundUnknown {
            return [all(stage, false, "Which files it was given is not recorded: not proved.")]
        }
        let found = found(stage, position)
        let listed = known.inputs.map { proof(of: $0, stage, words) }
        guard let now = found?.inputs, !known.inputs.isEmpty || known.given.isEmpty else {
            return listed + [whole(found, stage, known)]
        }
        let added = now.filter { file in !known.inputs.contains { $0.path == file.path } }
        if listed.isEmpty && added.isEmpty { return [all(stage, true, "No file fits, as when it was done.")] }
        return listed
            + added.map {
                Proof(
                    .given, of: stage.name, $0.path, isProved: false,
                    "It was added: it fits the inputs, and the stage was not given it.")
            }
    }

    private func all(_ stage: Stage, _ isProved: Bool?, _ sentence: String) -> Proof {
        Proof(.given, of: stage.name, stage.inputs.joined(separator: ", "), isProved: isProved, sentence)
    }

    /// All of them at once, of which there is no list, then or now.
    private func whole(_ found: GivenFiles.Finding?, _ stage: Stage, _ known: StageState) -> Proof {
        guard let found else {
            return all(stage, nil, "There is no project here that tells which files fit.")
        }
        return found.given == known.given
            ? all(stage, true, "The files that fit are what they were.")
            : all(stage, false, "The files that fit are not what they were.")
    }

    /// What fits now; nil where there is no project here.
    private func found(_ stage: Stage, _ position: Int) -> GivenFiles.Finding? {
        guard let project else { return nil }
        let outcomes = record.workflow.ancestors(of: position).map {
            GivenFiles.Outcome(
                stage: record.workflow.stages[$0].name, artifacts: record.state.stages[$0].artifacts, revision: 0)
        }
        return try? GivenFiles(run: run, project: project, known: KnownDigests(), inputs: stage.inputs).find(outcomes)
    }

    private func proof(of input: Artifact, _ stage: Stage, _ acceptance: String?) -> Proof {
        // That it was missing is recorded without a digest.
        let digest = input.sha256.isEmpty ? nil : input.sha256
        let objection: String?
        if record.latest[input.path] != nil {
            objection = files.objection(to: "artifacts/" + input.path, sha256: digest)
        } else if let project {
            objection = StageFiles(RunDirectory(path: project)).objection(to: input.path, sha256: digest)
        } else {
            return Proof(
                .given, of: stage.name, input.path, isProved: nil, "There is no project here to compare it with.")
        }
        let good = acceptance.map { "It is what it was when the stage was \($0)." } ?? "It is what the stage was given."
        return Proof(
            acceptance != nil && objection == nil ? .accepted : .given, of: stage.name, input.path,
            isProved: objection == nil, objection.map { "It \($0)." } ?? good)
    }
}
