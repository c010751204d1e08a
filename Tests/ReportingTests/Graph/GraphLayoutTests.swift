import StateMachine
import TestSupport
import Testing

@testable import Reporting

@Suite("Reporting: the layout of a graph")
struct GraphLayoutTests {
    private static let seeds = Seeds.all(60)

    /// What every layout must keep, of workflows with groups and of tangles without.
    private func check(_ body: (GraphModel, GraphLayout, UInt64) -> Void) {
        for seed in Self.seeds {
            var generator = SplitMix64(seed: seed)
            let workflow =
                generator.oneIn(3)
                ? GraphSample.tangle(Int.random(in: 1...40, using: &generator), using: &generator)
                : RandomWorkflow.make(using: &generator)
            let state = generator.oneIn(2) ? RunState(of: workflow) : nil
            let model = GraphModel(workflow, state)
            body(model, GraphLayout(model), seed)
        }
    }

    @Test("No two boxes overlap, and all lie within the picture")
    func boxes() {
        check { model, layout, seed in
            #expect(layout.boxes.count == model.nodes.count, "TEAMBOT_SEED=\(seed)")
            for (index, box) in layout.boxes.enumerated() {
                let isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= layout.width
                #expect(isInside && box.y + box.height <= layout.height, "TEAMBOT_SEED=\(seed)")
                for other in layout.boxes[..<index] { #expect(!overlap(box, other), "TEAMBOT_SEED=\(seed)") }
            }
        }
    }

    @Test("A frame has exactly its members in it, and touches no other frame")
    func frames() {
        check { model, layout, seed in
            for (index, frame) in layout.frames.enumerated() {
                let area = GraphBox(frame)
                for (stage, box) in layout.boxes.enumerated() {
                    let isMember = model.nodes[stage].group == frame.group
                    let isInside = contains(area, box)
                    #expect(isMember ? isInside : !overlap(area, box), "TEAMBOT_SEED=\(seed)")
                }
                for other in layout.frames[..<index] {
                    #expect(!overlap(area, GraphBox(other)), "TEAMBOT_SEED=\(seed)")
                }
            }
            #expect(layout.frames.count == model.groups.count { !$0.isImplicit }, "TEAMBOT_SEED=\(seed)")
        }
    }

    @Test("Every edge has its line, which goes to the right and through no box")
    func lines() {
        check { model, layout, seed in
            let ends = Set(layout.strokes.map { [$0.from, $0.to] })
            let framed = Set(layout.frames.map(\.group))
            for edge in model.edges {
                let (from, to) = (model.nodes[edge.from].group, model.nodes[edge.to].group)
                let isWithin = from == to && from.map(framed.contains) == true
                func outer(_ stage: Int, _ group: Int?) -> GraphStroke.End {
                    group.flatMap { framed.contains($0) ? .group($0) : nil } ?? .stage(stage)
                }
                let way: [GraphStroke.End] =
                    isWithin ? [.stage(edge.from), .stage(edge.to)] : [outer(edge.from, from), outer(edge.to, to)]
                #expect(ends.contains(way), "TEAMBOT_SEED=\(seed)")
            }
            for stroke in layout.strokes {
                for (left, right) in zip(stroke.runs, stroke.runs.dropFirst()) where right.lane == nil {
                    #expect(left.right < right.left, "TEAMBOT_SEED=\(seed)")
                }
                for run in stroke.runs {
                    #expect(run.left <= run.right, "TEAMBOT_SEED=\(seed)")
                    #expect(!layout.boxes.contains { passes(run, $0) }, "TEAMBOT_SEED=\(seed)")
                }
            }
        }
    }

    @Test("Text fits its box")
    func text() {
        check { _, layout, seed in
            for box in layout.boxes {
                let room = box.width - GraphMetrics.textLeft - GraphMetrics.padding
                #expect(GraphMetrics.nameFont.width(box.name) <= room, "TEAMBOT_SEED=\(seed)")
                #expect(GraphMetrics.textFont.width(box.role) <= room, "TEAMBOT_SEED=\(seed)")
                #expect(GraphMetrics.textFont.width(box.result ?? "") <= room, "TEAMBOT_SEED=\(seed)")
            }
        }
    }

    @Test("No more lines cross than in the order of the file, and the same graph has the same picture")
    func crossings() {
        check { model, layout, seed in
            let graph = LayeredGraph(
                heights: model.nodes.map { _ in 46 }, edges: model.edges, order: model.order)
            #expect(CrossingReduction.reduce(graph).crossings() <= graph.crossings(), "TEAMBOT_SEED=\(seed)")
            #expect(GraphLayout(model) == layout, "TEAMBOT_SEED=\(seed)")
        }
    }

    @Test("A knot of two edges is untied")
    func knot() {
        let workflow = Workflow(stages: [
            Stage(name: "A", nextStages: ["D"]), Stage(name: "B", nextStages: ["C"]), Stage(name: "C"),
            Stage(name: "D"),
        ])
        #expect(GraphLayout(GraphModel(workflow)).crossings == 0)
    }

    @Test("A chain is straight, and a long one is broken into rows that are not wider than a page")
    func rows() {
        let short = GraphLayout(GraphModel(GraphSample.chain(5)))
        #expect(Set(short.boxes.map(\.y)) == [0])
        let long = GraphLayout(GraphModel(GraphSample.chain(60)))
        #expect(long.width <= GraphMetrics.widestRow + 2 * GraphMetrics.lane)
        #expect(Set(long.boxes.map(\.y)).count > 3)
        #expect(zip(long.boxes, long.boxes.dropFirst()).allSatisfy { $0.x < $1.x || $0.y < $1.y })
        #expect(long.strokes.count { $0.runs.contains { $0.lane != nil } } == Set(long.boxes.map(\.y)).count - 1)
    }

    @Test("A name that is too long is cut, wide characters and all", arguments: ["M", "漢", "👩‍💻", "i", "é"])
    func longNames(letter: String) {
        let workflow = Workflow(stages: [Stage(name: String(repeating: letter, count: 5_000))])
        let box = GraphLayout(GraphModel(workflow)).boxes[0]
        #expect(box.name.hasSuffix("…") && box.width < 300)
    }

    @Test("Groups that would make a circle, and no stages at all, are no trouble")
    func oddities() {
        #expect(GraphLayout(GraphModel(Workflow(stages: []))).boxes.isEmpty)
        let names = ["A", "B", "C", "D"]
        let circle = Workflow(
            stages: names.indices.map { Stage(name: names[$0], nextStages: $0 < 3 ? [names[$0 + 1]] : []) },
            groups: [
                ParallelGroup(name: "x", after: "A", stages: ["A", "C"], before: "D"),
                ParallelGroup(name: "y", after: "A", stages: ["B", "D"], before: "D"),
            ])
        #expect(GraphLayout(GraphModel(circle)).frames.isEmpty)
    }

    @Test("2,000 stages in one group, in chains and one after the other", .timeLimit(.minutes(1)))
    func large() {
        for workflow in [GraphSample.wide(2_000), GraphSample.wide(2_000, chain: 40), GraphSample.chain(2_000)] {
            let layout = GraphLayout(GraphModel(workflow))
            #expect(layout.crossings == 0)
            #expect(Set(layout.boxes.map { [$0.x, $0.y] }).count == layout.boxes.count)
        }
    }

    private func overlap(_ left: GraphBox, _ right: GraphBox) -> Bool {
        left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height
            && right.y < left.y + left.height
    }

    private func contains(_ area: GraphBox, _ box: GraphBox) -> Bool {
        area.x < box.x && area.y < box.y && box.x + box.width < area.x + area.width
            && box.y + box.height < area.y + area.height
    }

    private func passes(_ run: GraphRun, _ box: GraphBox) -> Bool {
        run.y > box.y && run.y < box.y + box.height && run.left < box.x + box.width && run.right > box.x
    }
}

extension GraphBox {
    /// The area of a frame.
    fileprivate init(_ frame: GraphFrame) {
        self.init(GraphNode(Stage(name: "")))
        (x, y, width, height) = (frame.x, frame.y, frame.width, frame.height)
    }
}
