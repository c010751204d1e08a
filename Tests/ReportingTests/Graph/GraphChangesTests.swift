import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: what changes midway in the graph")
struct GraphChangesTests {
    /// Two stages that name a clean-up, one of them with an approval before it and a condition.
    private static let workflow: Workflow = {
        var first = Stage(name: "BUILD", nextStages: ["DEPLOY"])
        first.onFailure = "CLEANUP"
        var second = Stage(name: "DEPLOY")
        second.onFailure = "CLEANUP"
        second.approval = Approval(question: "Deploy it?")
        second.condition = Condition()
        return Workflow(stages: [Stage(name: "CLEANUP"), first, second])
    }()

    private static var run: GraphModel {
        var state = RunState(of: workflow)
        state.stages[1].status = .completed
        let stale = StaleStages([StaleStage(stage: "BUILD", causes: [.unknown])], in: workflow)
        return GraphModel(workflow, state, stale: stale)
    }

    @Test("A stage that is run on failure stands below everything else, and lines lead to it")
    func handlers() {
        let layout = GraphLayout(GraphModel(Self.workflow))
        let (cleanup, others) = (layout.boxes[0], layout.boxes.dropFirst())
        #expect(others.allSatisfy { $0.y + $0.height < cleanup.y })
        #expect(layout.height >= cleanup.y + cleanup.height && layout.width >= cleanup.x + cleanup.width)
        #expect(layout.failureLines.map { [$0.from, $0.to] } == [[1, 0], [2, 0]])
        #expect(layout.strokes.count == 1)
    }

    @Test("Pictures of other programs have the lines, too, with what they mean")
    func lines() {
        let model = GraphModel(Self.workflow)
        #expect(GraphMermaid.render(model).contains("  s1 -. on failure .-> s0\n"))
        #expect(GraphDOT.render(model).contains("  s2 -> s0 [style=dotted, label=\"on failure\""))
        let svg = GraphSVG.render(GraphLayout(model), model, isStandalone: true)
        #expect(svg.contains(">on failure</text>") && svg.contains("graph-edge graph-failure"))
    }

    @Test("The text shows it at the end, with the stages that it is there for, and marks approvals and conditions")
    func text() {
        let text = GraphText.render(GraphModel(Self.workflow), style: Style(colour: false, width: 0))
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.last?.contains("CLEANUP") == true && lines.last?.contains("on failure of BUILD, DEPLOY") == true)
        #expect(lines.contains { $0.contains("DEPLOY") && $0.contains("approval before, when") }, "\(text)")
    }

    @Test("What is stale is dashed, has a sign of its own, and is counted")
    func stale() {
        let model = Self.run
        #expect(model.caption.contains("1 stale"))
        #expect(GraphText.render(model, style: Style(colour: false, width: 0)).contains("↻ BUILD"))
        #expect(GraphMermaid.render(model).contains("  style s1 stroke-dasharray:6 4\n"))
        #expect(GraphDOT.render(model).contains("style=\"rounded,filled,dashed\""))
        let svg = GraphSVG.render(GraphLayout(model), model, isStandalone: true)
        #expect(svg.contains("class=\"graph-stage graph-completed graph-stale"))
        #expect(String(decoding: GraphJSON.render(model), as: UTF8.self).contains("\"stale\":true"))
    }
}
