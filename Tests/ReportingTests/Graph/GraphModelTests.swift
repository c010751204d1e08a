import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: the graph of a workflow or a run")
struct GraphModelTests {
    @Test("The longest path counts what runs up to now, and says so")
    func longestPath() {
        let model = GraphSample.run
        #expect(model.longestPath?.stages == [0, 1, 2])
        #expect(
            model.sentence == "The longest path has taken 3 min 22 s so far: SPEC → SPEC_REVIEW → RESEARCH.")
        #expect(model.edges.filter(\.isOnLongestPath).map { [$0.from, $0.to] } == [[0, 1], [1, 2]])
        #expect(model.caption == "2 of 7 stages are done · longest path 3 min 22 s")
    }

    @Test("Without an engine what runs has no duration, and before the first stage there is no path")
    func nobodyWorks() {
        let state = Sample.inTheGroup.state
        #expect(GraphModel(Sample.workflow, state).nodes[2].seconds == nil)
        #expect(GraphModel(Sample.workflow, Sample().state).longestPath == nil)
        #expect(GraphModel(Sample.workflow, Sample().state).sentence == nil)
    }

    @Test("A stage that was skipped lies on a path without adding to it")
    func skipped() {
        let workflow = Workflow(stages: [
            Stage(name: "A", nextStages: ["B"]), Stage(name: "B", nextStages: ["C"]), Stage(name: "C"),
        ])
        var state = RunState(of: workflow)
        for (stage, end) in [(0, 2_000 as Int64), (2, 1_000)] {
            state.stages[stage].startedAt = Timestamp(milliseconds: 0)
            state.stages[stage].finishedAt = Timestamp(milliseconds: end)
        }
        #expect(GraphModel(workflow, state).sentence == "The longest path took 3.0 s: A → B → C.")
    }

    @Test("An edge that a longer way says is implied, each pair is there once, and a cycle loses an edge")
    func edges() {
        let workflow = Workflow(stages: [
            Stage(name: "A", nextStages: ["B", "C", "B"]), Stage(name: "B", nextStages: ["C"]),
            Stage(name: "C", nextStages: ["D"]), Stage(name: "D", nextStages: ["C"]),
        ])
        let edges = GraphModel(workflow).edges
        #expect(
            edges == [
                GraphEdge(from: 0, to: 1), GraphEdge(from: 0, to: 2, isImplied: true), GraphEdge(from: 1, to: 2),
                GraphEdge(from: 2, to: 3),
            ])
    }

    @Test(
        "A node in words",
        arguments: [
            (0, "SPEC: completed in 12 s, ba"), (1, "SPEC_REVIEW: completed in 3 min 05 s, reviewer, round 2"),
            (2, "RESEARCH: running for 5.4 s, builder-1"), (4, "LINT: pending"),
        ])
    func words(stage: Int, expected: String) {
        #expect(GraphSample.run.nodes[stage].sentence == expected)
    }

    @Test("For programs: stages, groups and the longest path")
    func json() {
        let text = String(decoding: GraphJSON.render(GraphSample.two), as: UTF8.self)
        #expect(
            text == """
                {"schema_version":1,"stages":[{"name":"A","title":"A","kind":"work","status":"completed",\
                "duration_seconds":185.0,"attempts":2,"iteration":null,"group":null,"next_stages":["B"],"layer":0,\
                "on_longest_path":true},{"name":"B","title":"B","kind":"marker","status":"pending",\
                "duration_seconds":null,"attempts":0,"iteration":null,"group":null,"next_stages":[],"layer":1,\
                "on_longest_path":false}],"groups":[],"longest_path":{"duration_seconds":185.0,"stages":["A"]}}
                """)
    }
}
