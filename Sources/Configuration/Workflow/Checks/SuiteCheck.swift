import JSONText
import StateMachine

/// Test suites: that each can be run, and that what they need exists and comes to an end.
struct SuiteCheck {
    private let suites: [SuiteDraft]
    private var names: KnownNames

    init(_ suites: [SuiteDraft]) {
        self.suites = suites
        names = KnownNames("suite", suites.map(\.suite.name))
    }

    /// Checks the section and gives its suites.
    mutating func check(_ problems: inout ProblemList) -> [Suite] {
        for draft in suites { checkCommand(draft, &problems) }
        checkNeeds(&problems)
        return suites.map { draft in
            var suite = draft.suite
            suite.runner = draft.runner ?? suite.runner
            return suite
        }
    }

    /// Checks the suites of a stage.
    mutating func check(_ stage: StageDraft, _ problems: inout ProblemList) {
        let place = stage.source["suites"]
        for (index, name) in place.texts.enumerated() { _ = names.resolve(name, at: place[index], &problems) }
        let chosen = suites.filter { place.texts.contains($0.suite.name) }
        guard !chosen.isEmpty, chosen.allSatisfy({ !$0.suite.isEnabled }) else { return }
        problems.error(
            "Every suite of \(stage.name) is disabled, so it could never pass; enable one.", at: place)
    }

    /// Checks who explains failures.
    static func check(_ run: TestRunDraft?, _ agents: [Agent], _ problems: inout ProblemList) {
        guard let run, let name = run.settings.diagnosticsAgent else { return }
        var names = KnownNames("agent", agents.map(\.name))
        _ = names.resolve(name, at: run.source["diagnostics_agent"], &problems)
    }

    private func checkCommand(_ draft: SuiteDraft, _ problems: inout ProblemList) {
        guard draft.suite.command.isEmpty, draft.source.value["command"] == nil,
            draft.runner == .junit || draft.runner == .exitStatus, let runner = draft.runner
        else { return }
        problems.error(
            "A suite with the runner \(runner.rawValue) needs a \"command\": the program that runs the tests, and its "
                + "arguments.", at: draft.source)
    }

    private mutating func checkNeeds(_ problems: inout ProblemList) {
        var edges = [[Int]](repeating: [], count: suites.count)
        for (position, draft) in suites.enumerated() {
            let place = draft.source["needs"]
            for (index, name) in place.texts.enumerated() {
                if let needed = names.resolve(name, at: place[index], &problems) { edges[position].append(needed) }
            }
        }
        for cycle in CycleFinder.cycles(in: StageGraph(successors: edges)) {
            guard let first = cycle.first else { continue }
            let way = (cycle + [first]).map { suites[$0].suite.name }.joined(separator: " → ")
            problems.error(
                "These suites wait for each other: \(way). Remove one of these \"needs\".",
                at: suites[first].source["needs"])
        }
    }
}
