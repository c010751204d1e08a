import StateMachine
import TestSupport
import Testing

@testable import Reporting

@Suite("Reporting: a graph as text")
struct GraphTextTests {
    private func render(_ model: GraphModel, width: Int = 80, colour: Bool = false) -> String {
        GraphText.render(model, style: Style(colour: colour, width: width))
    }

    @Test("A workflow: branches hang on the stage that opens them")
    func workflow() {
        #expect(
            render(GraphSample.workflow) == """
                Workflow
                7 stages · 1 group

                ○ SPEC         ba
                ○ SPEC_REVIEW  review by reviewer
                ├ post_spec
                ├─○ RESEARCH   builder-1
                ├─○ STRATEGY   builder-2
                ○ LINT         command
                ○ SHIP         approval
                ○ COMPLETE     end

                """)
    }

    @Test("A run: statuses, durations, and a bar at the path that took longest")
    func run() {
        #expect(
            render(GraphSample.run) == """
                Add a greeting
                2 of 7 stages are done · longest path 3 min 22 s

                ┃ ✓ SPEC         ba                        12 s           completed
                ┃ ✓ SPEC_REVIEW  review by reviewer  3 min 05 s  round 2  completed
                  ├ post_spec
                ┃ ├─▶ RESEARCH   builder-1                5.4 s           running
                  ├─✗ STRATEGY   builder-2                0.4 s           failed
                  ○ LINT         command                                  pending
                  ○ SHIP         approval                                 pending
                  ○ COMPLETE     end                                      pending

                The longest path has taken 3 min 22 s so far: SPEC → SPEC_REVIEW → RESEARCH.

                """)
    }

    @Test("40 columns: the name, the duration and the status stay as long as they can")
    func narrow() {
        #expect(
            render(GraphSample.run, width: 40) == """
                Add a greeting
                2 of 7 stages are done · longest path 3…

                ┃ ✓ SPEC               12 s  completed
                ┃ ✓ SPEC_REVIEW  3 min 05 s  completed
                  ├ post_spec
                ┃ ├─▶ RESEARCH        5.4 s  running
                  ├─✗ STRATEGY        0.4 s  failed
                  ○ LINT                     pending
                  ○ SHIP                     pending
                  ○ COMPLETE                 pending

                The longest path has taken 3 min 22 s so
                far: SPEC → SPEC_REVIEW → RESEARCH.

                """)
    }

    @Test("Colour changes nothing but the escape sequences", arguments: [0, 40, 80])
    func colour(width: Int) {
        let plain = render(GraphSample.run, width: width).split(separator: "\n")
        let painted = render(GraphSample.run, width: width, colour: true).split(separator: "\n")
        #expect(painted.map { trimmed(Printable.text(String($0))) } == plain.map { trimmed(String($0)) })
        #expect(painted.contains { $0.hasPrefix("\u{1B}[32m┃ ✓ SPEC") })
        #expect(painted.contains { $0.hasPrefix("\u{1B}[36m┃ ├─▶ RESEARCH") })
        #expect(painted.contains { $0.hasPrefix("\u{1B}[31m  ├─✗ STRATEGY") })
    }

    @Test("Chains within branches, branches within branches, and ends that never meet")
    func nesting() {
        let next = [
            "A": ["B", "C"], "B": ["D"], "D": ["E", "F"], "E": ["G"], "F": ["G"], "G": ["J"], "C": ["J", "X"],
            "J": [], "X": [],
        ]
        let stages = next.keys.sorted().map { Stage(name: $0, nextStages: next[$0] ?? []) }
        #expect(
            render(GraphModel(Workflow(stages: stages))) == """
                Workflow
                9 stages

                ○ A      work
                ├─○ B    work
                │ ○ D    work
                │ ├─○ E  work
                │ ├─○ F  work
                │ ○ G    work
                ├─○ C    work
                │ ○ X    work
                ○ J      work  after C, G

                """)
    }

    @Test("Every stage stands once, after those that it waits for; no line is wider than the terminal")
    func properties() {
        for seed in Seeds.all(60) {
            var generator = SplitMix64(seed: seed)
            let workflow =
                generator.oneIn(2)
                ? GraphSample.tangle(Int.random(in: 1...40, using: &generator), using: &generator)
                : RandomWorkflow.make(using: &generator)
            let model = GraphModel(workflow)
            let stages = GraphOutline(model).lines.compactMap(\.stage)
            #expect(stages.sorted() == Array(model.nodes.indices), "TEAMBOT_SEED=\(seed)")
            for width in [40, 80] {
                let lines = render(model, width: width).split(separator: "\n")
                #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width }, "TEAMBOT_SEED=\(seed)")
            }
        }
    }

    @Test("2,000 stages in each other and beside each other", .timeLimit(.minutes(1)))
    func large() {
        for workflow in [GraphSample.wide(2_000), GraphSample.chain(2_000)] {
            #expect(render(GraphModel(workflow)).split(separator: "\n").count >= 2_002)
        }
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
