import StateMachine
import TestSupport

@testable import Reporting

/// Graphs that the tests look at.
enum GraphSample {
    /// The workflow of `Sample`.
    static let workflow = GraphModel(Sample.workflow)

    /// A run of it in the middle of its group, five seconds later.
    static var run: GraphModel {
        let sample = Sample.inTheGroup
        return GraphModel(Sample.workflow, sample.state, now: sample.now(after: 5))
    }

    /// Two stages, one of which says how it went.
    static var two: GraphModel {
        let workflow = Workflow(stages: [
            Stage(name: "A", workAgent: "pm", nextStages: ["B"]), Stage(name: "B", kind: .marker),
        ])
        var state = RunState(of: workflow)
        state.objectiveName = "Two"
        state.stages[0].status = .completed
        state.stages[0].startedAt = Timestamp(milliseconds: 0)
        state.stages[0].finishedAt = Timestamp(milliseconds: 185_000)
        state.stages[0].attempts = 2
        return GraphModel(workflow, state)
    }

    /// Names that markup, terminals and other programs would obey.
    static var hostile: GraphModel {
        let name = "<script>\"'&;]]>\\\u{1B}[31m\u{202E}\u{FFFE}\nx"
        let workflow = Workflow(
            stages: [
                Stage(name: name, workAgent: "--> }\u{0}\"", nextStages: ["M"]), Stage(name: "M", nextStages: ["END"]),
                Stage(name: "END", kind: .marker),
            ], groups: [ParallelGroup(name: "</svg>\"", after: name, stages: ["M"], before: "END")])
        var state = RunState(of: workflow)
        state.objectiveName = name
        return GraphModel(workflow, state)
    }

    /// Stages of which each may wait for any earlier one.
    static func tangle(_ count: Int, using generator: inout SplitMix64) -> Workflow {
        let names = (0..<count).map { "S\($0)" }
        return Workflow(
            stages: names.indices.map { index in
                let next = names[(index + 1)...].prefix(12).filter { _ in generator.oneIn(6) }
                return Stage(name: names[index], nextStages: Array(next))
            })
    }

    /// A group of so many members, single or in chains, between two stages.
    static func wide(_ count: Int, chain: Int = 1) -> Workflow {
        var stages = [Stage(name: "BEGIN")]
        let members = (0..<count).map { "M\($0)" }
        for (index, name) in members.enumerated() {
            let isLast = index % chain == chain - 1 || index == count - 1
            stages.append(Stage(name: name, nextStages: [isLast ? "END" : members[index + 1]]))
        }
        stages[0].nextStages = stride(from: 0, to: count, by: chain).map { members[$0] }
        stages.append(Stage(name: "END"))
        return Workflow(
            stages: stages, groups: [ParallelGroup(name: "all", after: "BEGIN", stages: members, before: "END")])
    }

    /// Stages one after the other.
    static func chain(_ count: Int) -> Workflow {
        Workflow(stages: (0..<count).map { Stage(name: "C\($0)", nextStages: $0 + 1 < count ? ["C\($0 + 1)"] : []) })
    }
}
