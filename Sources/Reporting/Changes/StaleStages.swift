package import StateMachine

/// The stale stages of a run, as views find them.
package struct StaleStages: Sendable, Equatable {
    private var causesByPosition: [Int: [StaleCause]] = [:]

    /// Why nobody can tell what is stale; nil where it was found out.
    package private(set) var unknown: String?

    /// None.
    package init() {}

    /// What cannot be found out, and why.
    package init(unknown reason: String) { unknown = reason }

    /// Those that were found; a stage that the workflow does not have is left out.
    package init(_ stages: [StaleStage], in workflow: Workflow) {
        for found in stages {
            guard let position = workflow.position(of: found.stage) else { continue }
            causesByPosition[position] = found.causes
        }
    }

    /// Whether nothing is stale.
    package var isEmpty: Bool { causesByPosition.isEmpty }

    /// How many are stale.
    package var count: Int { causesByPosition.count }

    /// Where they stand in the workflow.
    package var positions: Set<Int> { Set(causesByPosition.keys) }

    /// Whether a stage is stale.
    package func contains(_ position: Int) -> Bool { causesByPosition[position] != nil }

    /// Why a stage is stale; empty for one that is not.
    package func causes(of position: Int) -> [StaleCause] { causesByPosition[position] ?? [] }

    /// The same as sentences by position, for programs.
    package var sentences: [Int: [String]] {
        causesByPosition.mapValues { causes in causes.map { CauseWords($0).sentence } }
    }

    /// Their names in the order of the workflow's graph.
    package func names(in workflow: Workflow) -> [String] {
        isEmpty ? [] : workflow.topologicalOrder.filter(contains).map { Printable.text(workflow.stages[$0].name) }
    }
}
