/// What the stages of a run were given, compared with what they would be given now.
package struct GivenComparison: Sendable {
    /// Stages for which the whole journal is searched for what has changed.
    private static let few = 100

    private let state: RunState
    private let workflow: Workflow
    /// For stages whose files are not what they have left: what there is now for each of their artifacts.
    private let found: [Int: [FileChange.Presence]]
    private let now: [GivenDigest]
    /// Positions of the stages that would be given something else.
    package let others: Set<Int>

    /// Compares.
    ///
    /// - Parameter found: for stages whose files are not what they have left, what there is for each artifact.
    package init(_ state: RunState, _ workflow: Workflow, found: [Int: [FileChange.Presence]]) {
        var seen = state
        for (position, files) in found {
            for (index, file) in zip(seen.stages[position].artifacts.indices, files) {
                seen.stages[position].artifacts[index].sha256 = file.sha256 ?? ""
            }
        }
        (self.state, self.workflow, self.found) = (seen, workflow, found)
        others = seen.stagesWithOtherInputs(in: workflow)
        now = others.isEmpty ? [] : seen.given(in: workflow)
    }

    /// Why each of them would be given something else, by position.
    package func causes(_ history: OutcomeHistory) -> [Int: [StaleCause]] {
        let suspects = state.stages.indices.filter { found[$0] != nil || history.isUnsteady($0) }
        let before = Lineage(workflow, of: suspects).map { $0 }
        // Where it is none of those, all are asked, as long as these are not thousands of questions.
        let isThorough = others.count <= Self.few
        return others.reduce(into: [:]) { causes, position in
            causes[position] =
                self.causes(position, before[position], history)
                ?? (isThorough ? self.causes(position, workflow.ancestors(of: position), history) : nil) ?? [.unknown]
        }
    }

    /// The journal tells for certain what it was: only what gives the digest that was recorded then is believed.
    private func causes(_ position: Int, _ before: [Int], _ history: OutcomeHistory) -> [StaleCause]? {
        for sequence in [history.settled[position], history.sampled(position)] {
            for countsForeign in [false, true] {
                let was = before.map { history.outcome(of: $0, at: sequence, countsForeign: countsForeign) }
                if isTrue(was, before, position) { return zip(before, was).flatMap { causes(of: $0, $1) } }
            }
        }
        return nil
    }

    private func isTrue(_ was: [OutcomeHistory.Entry?], _ before: [Int], _ position: Int) -> Bool {
        var (left, right) = (state.stages[position].given, now[position])
        for (ancestor, old) in zip(before, was) {
            left.add(state.outcome(of: ancestor, in: workflow))
            if let old { right.add(outcome(of: ancestor, old)) }
        }
        return left == right
    }

    private func outcome(of position: Int, _ entry: OutcomeHistory.Entry) -> GivenDigest {
        var digest = GivenDigest()
        var artifacts = entry.artifacts
        if entry.isForeign {
            // What is not in the list of what was found was missing.
            artifacts = state.stages[position].artifacts.map { known in
                entry.artifacts.first { $0.path == known.path } ?? Artifact(path: known.path, bytes: 0, sha256: "")
            }
        }
        for artifact in artifacts { digest.add(artifact) }
        if artifacts.isEmpty, entry.revision > 0 {
            digest.add(workflow.stages[position].name, revision: entry.revision)
        }
        return digest
    }

    private func causes(of ancestor: Int, _ was: OutcomeHistory.Entry?) -> [StaleCause] {
        let (stage, name) = (state.stages[ancestor], workflow.stages[ancestor].name)
        let old = was?.artifacts ?? []
        if old.isEmpty, stage.artifacts.isEmpty {
            return was?.revision ?? 0 == stage.revision ? [] : [.redone(stage: name)]
        }
        var causes: [StaleCause] = []
        for (index, artifact) in stage.artifacts.enumerated() {
            let before = old.first { $0.path == artifact.path }?.sha256
            guard before != artifact.sha256 else { continue }
            let presence = found[ancestor].flatMap { $0.indices.contains(index) ? $0[index] : nil }
            causes.append(
                .input(
                    FileChange(path: artifact.path, was: before, now: presence ?? .file(sha256: artifact.sha256)),
                    stage: name))
        }
        for artifact in old where !stage.artifacts.contains(where: { $0.path == artifact.path }) {
            causes.append(.input(FileChange(path: artifact.path, was: artifact.sha256, now: .nothing), stage: name))
        }
        return causes
    }
}
