/// A graph in lines from top to bottom: what is done one after the other stands one below the other, branches hang on
/// the stage that opens them, and where they come together it goes on below it.
struct GraphOutline {
    /// A line of the outline.
    struct Line: Equatable {
        /// Lines that lead past it, and to it.
        var prefix: String
        /// The stage; nil for the name of a group.
        var stage: Int?
        var group: Int?
        /// The stages after which it comes, where the lines do not show it.
        var after: [Int] = []
    }

    /// What is still to be drawn: a stage, and what stands before it and before what follows it.
    private struct Task {
        var stage: Int
        var prefix: String
        var rest: String
        var group: Int?
        var isAfterAll = false

        /// What stands before the branch that the stage begins, or before the stage itself.
        var outer: String { prefix == rest ? rest : String(rest.dropLast(2)) }
    }

    private(set) var lines: [Line] = []
    private let model: GraphModel
    private var predecessors: [[Int]]
    private var hasSuccessor: [Bool]
    private let tree: DominatorTree

    /// Makes the lines of a graph.
    init(_ model: GraphModel) {
        self.model = model
        predecessors = [[Int]](repeating: [], count: model.nodes.count)
        hasSuccessor = [Bool](repeating: false, count: model.nodes.count)
        for edge in model.edges where !edge.isImplied {
            predecessors[edge.to].append(edge.from)
            hasSuccessor[edge.from] = true
        }
        tree = DominatorTree(predecessors, order: model.order)
        draw()
    }

    private mutating func draw() {
        var open = tree.roots.reversed().map { Task(stage: $0, prefix: "", rest: "") }
        while let task = open.popLast() {
            let group = framed(task.stage)
            if let group, group != task.group { lines.append(Line(prefix: task.outer + "├ ", group: group)) }
            lines.append(
                Line(prefix: task.prefix, stage: task.stage, after: task.isAfterAll ? [] : joined(task.stage)))
            open += below(task, group).reversed()
        }
    }

    /// What follows a stage: branches first, then where they come together.
    private func below(_ task: Task, _ group: Int?) -> [Task] {
        let children = tree.children[task.stage]
        let rest = task.rest
        guard children.count > 1, let last = children.last else {
            return children.map { Task(stage: $0, prefix: rest, rest: rest, group: group, isAfterAll: true) }
        }
        let isJoin = predecessors[last].count > 1
        let branches = isJoin ? children.dropLast() : children[...]
        var tasks: [Task] = []
        var previous = group
        for (index, branch) in branches.enumerated() {
            let isEnd = !isJoin && index == branches.count - 1
            tasks.append(
                Task(
                    stage: branch, prefix: rest + (isEnd ? "╰─" : "├─"), rest: rest + (isEnd ? "  " : "│ "),
                    group: previous))
            previous = framed(branch)
        }
        guard isJoin else { return tasks }
        let isAfterAll = Set(predecessors[last]) == ends(of: branches)
        return tasks + [Task(stage: last, prefix: rest, rest: rest, group: group, isAfterAll: isAfterAll)]
    }

    /// The last stages of branches, as the lines show them.
    private func ends(of branches: ArraySlice<Int>) -> Set<Int> {
        var ends = Set<Int>()
        var open = Array(branches)
        while let stage = open.popLast() {
            let children = tree.children[stage]
            if children.isEmpty { ends.insert(stage) }
            let last = children.last.map { predecessors[$0].count > 1 } == true ? children.suffix(1) : children[...]
            open += last
        }
        return ends
    }

    private func joined(_ stage: Int) -> [Int] { predecessors[stage].count > 1 ? predecessors[stage] : [] }

    private func framed(_ stage: Int) -> Int? {
        model.nodes[stage].group.flatMap { model.groups[$0].isImplicit ? nil : $0 }
    }
}
