import Platform
import RunStorage
import StateMachine

/// Proves that the files that a stage has declared as its inputs are what they were when it was done.
struct InputProofs {
    let record: RecordedRun
    let files: StageFiles
    /// Where the project is; nil where it is not on this machine.
    let project: String?

    /// One for each file; none for a stage that depends on the artifacts before it.
    func inputs(of stage: Stage, at position: Int) -> [Proof] {
        guard !stage.inputs.isEmpty, stage.kind != .marker else { return [] }
        let inputs = record.state.stages[position].inputs
        guard !inputs.isEmpty else {
            return [
                Proof(
                    .given, of: stage.name, stage.inputs.joined(separator: ", "), isProved: false,
                    "Which files it was given is not recorded: not proved.")
            ]
        }
        return inputs.map { proof(of: $0, stage) }
    }

    private func proof(of input: Artifact, _ stage: Stage) -> Proof {
        func made(_ isProved: Bool, _ sentence: String) -> Proof {
            Proof(.given, of: stage.name, input.path, isProved: isProved, sentence)
        }
        let objection: String?
        if record.latest[input.path] != nil {
            objection = files.objection(to: "artifacts/" + input.path, sha256: input.sha256)
        } else if let project {
            objection = StageFiles(RunDirectory(path: project)).objection(to: input.path, sha256: input.sha256)
        } else {
            return made(true, "There is no project here to compare it with.")
        }
        return made(objection == nil, objection.map { "It \($0)." } ?? "It is what the stage was given.")
    }
}
