/// By what is known again what all stages are given, kept from one moment of a run to the next: only what has changed in
/// between is reckoned anew, because thousands of stages would cost each of them a look at all pairs.
package struct GivenLedger: Sendable {
    /// For each stage by what is known again what all stages before it have left.
    package private(set) var given: [GivenDigest] = []
    private var seen: [Entry] = []

    /// What a stage has left, and by what that is known again.
    private struct Entry: Sendable {
        var artifacts: [Artifact]
        var revision: Int
        var digest: GivenDigest
    }

    /// A ledger in which nothing stands yet.
    package init() {}

    /// Takes what the stages of a run have left by now.
    package mutating func take(_ state: RunState, in workflow: Workflow) {
        guard seen.count == state.stages.count else {
            seen = state.stages.indices.map { Self.entry(state, $0, workflow) }
            given = state.given(in: workflow)
            return
        }
        for (position, stage) in state.stages.enumerated()
        where stage.revision != seen[position].revision || stage.artifacts != seen[position].artifacts {
            let (old, new) = (seen[position], Self.entry(state, position, workflow))
            seen[position] = new
            guard old.digest != new.digest else { continue }
            for after in workflow.descendants(of: position) { given[after].replace(old.digest, by: new.digest) }
        }
    }

    private static func entry(_ state: RunState, _ position: Int, _ workflow: Workflow) -> Entry {
        Entry(
            artifacts: state.stages[position].artifacts, revision: state.stages[position].revision,
            digest: state.outcome(of: position, in: workflow))
    }
}
