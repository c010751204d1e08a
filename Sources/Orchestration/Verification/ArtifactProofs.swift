import RunStorage
import StateMachine

/// Proves that the artifacts of a stage are what it has left, and that what it was given is there still.
struct ArtifactProofs {
    /// What the journal tells.
    let record: RecordedRun
    /// The files as they are now.
    let files: StageFiles
    /// The artifacts of all stages as they are now, for each stage by what is known again what is before it.
    let present: [GivenDigest]
    /// Paths of the artifacts that are not what was recorded last.
    let changed: Set<String>

    /// Compares all artifacts with what was recorded of them last.
    init(_ record: RecordedRun, _ files: StageFiles) {
        (self.record, self.files) = (record, files)
        var changed: Set<String> = []
        for (path, last) in record.latest
        where files.objection(to: "artifacts/" + path, sha256: last.artifact.sha256, bytes: last.artifact.bytes) != nil
        {
            changed.insert(path)
        }
        var state = record.state
        for position in state.stages.indices {
            for index in state.stages[position].artifacts.indices
            where changed.contains(state.stages[position].artifacts[index].path) {
                let path = state.stages[position].artifacts[index].path
                guard case .file(let sha256, _) = files.look("artifacts/" + path) else {
                    state.stages[position].artifacts[index].sha256 = ""
                    continue
                }
                state.stages[position].artifacts[index].sha256 = sha256
            }
        }
        self.changed = changed
        present = state.given(in: record.workflow)
    }

    /// One for each artifact that a stage has left, or should have left.
    func artifacts(of stage: Stage, at position: Int) -> [Proof] {
        let recorded = record.state.stages[position].artifacts
        let lost = stage.artifacts.filter { name in !recorded.contains { $0.path == name } }
        return recorded.map { artifact(of: stage, $0) }
            + lost.map {
                Proof(.artifact, of: stage.name, $0, isProved: false, "Nothing is recorded of it: not proved.")
            }
    }

    private func artifact(of stage: Stage, _ own: Artifact) -> Proof {
        let last = record.latest[own.path]
        let expected = last?.artifact ?? own
        let objection = files.objection(
            to: "artifacts/" + own.path, sha256: expected.sha256, bytes: expected.bytes)
        let who = last.map(\.stage) ?? stage.name
        if objection == nil, last?.isAccepted == true, let words = record.acceptance(of: who) {
            return accepted(own.path, of: stage, words)
        }
        if objection == nil, record.approvedInstead.contains(own.path), let words = record.approval(of: who) {
            return accepted(own.path, of: stage, words)
        }
        let good = who == stage.name ? "It is what the stage has left." : "It is what \(who) has made of it since."
        return Proof(
            .artifact, of: stage.name, own.path, isProved: objection == nil, objection.map { "It \($0)." } ?? good)
    }

    /// A person can vouch for work, and not for a judgement.
    private func accepted(_ path: String, of stage: Stage, _ words: String) -> Proof {
        stage.reportsJudgement
            ? Proof(.artifact, of: stage.name, path, isProved: false, "It was \(words), \(stage.notJudged).")
            : Proof(.accepted, of: stage.name, path, isProved: true, "It was \(words), and the stage had left another.")
    }

    /// Whether the artifacts before a stage are those that it was given when it was done.
    func given(of stage: Stage, at position: Int) -> Proof? {
        guard stage.kind != .marker, stage.inputs.isEmpty else { return nil }
        let (then, now) = (record.completion(of: position).given, present[position])
        let subject = stage.kind == .review ? "what was judged" : "what it was given"
        if then.isEmpty && now.isEmpty { return nil }
        if then == now {
            return Proof(
                .given, of: stage.name, subject, isProved: true, "The artifacts before it are what they were then.")
        }
        if let words = record.acceptance(of: position), record.state.stages[position].given == now {
            return stage.judges
                ? Proof(
                    .given, of: stage.name, subject, isProved: false,
                    "The artifacts before it are not those that it has judged: \(words), \(stage.notJudged).")
                : Proof(
                    .accepted, of: stage.name, subject, isProved: true,
                    "The artifacts before it are what they were when it was \(words).")
        }
        let why =
            then.isEmpty
            ? "By what it is known again is not recorded: not proved."
            : "The artifacts before it are others now: \(difference(before: position))."
        return Proof(.given, of: stage.name, subject, isProved: false, why)
    }

    /// What is different before a stage, as far as it can be said.
    private func difference(before position: Int) -> String {
        let before = record.workflow.ancestors(of: position).sorted()
        let paths = before.flatMap { record.state.stages[$0].artifacts.map(\.path) }.filter(changed.contains)
        guard paths.isEmpty else { return NamedFiles.text(paths) + " changed" }
        return "a stage before it has left others since"
    }
}
