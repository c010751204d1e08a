import StateMachine

/// What stages of suites leave: a report for people, and the same for programs.
enum SuiteArtifacts {
    private static let endings = [".md", ".json"]

    /// Gives every such stage both, under names of its own: the first stage has the plain ones, `test_results.md` and
    /// `test_results.json`; where they are taken, the name of the stage stands before them.
    static func add(to stages: inout [StageDraft]) {
        var taken = Set(stages.flatMap(\.stage.artifacts))
        for position in stages.indices {
            guard case .suites = stages[position].stage.kind else { continue }
            for ending in endings where !stages[position].stage.artifacts.contains(where: { $0.hasSuffix(ending) }) {
                let plain = "test_results\(ending)"
                let name = taken.contains(plain) ? "\(stages[position].name.lowercased())_\(plain)" : plain
                taken.insert(name)
                stages[position].stage.artifacts.append(name)
            }
        }
    }
}
