import StateMachine

/// Fan-outs that no group declares, as groups of their own.
struct ImplicitGroups {
    private let graph: StageGraph
    private let names: [String]
    private let joins: JoinFinder
    /// Whether a stage belongs to a group already.
    private var isGrouped: [Bool]
    private var groups: [ParallelGroup] = []

    /// The groups of an acyclic graph, outer fan-outs first; what lies inside of one is no group of its own.
    static func find(in graph: StageGraph, names: [String], declared: [ResolvedGroup]) -> [ParallelGroup] {
        var finder = ImplicitGroups(graph, names, declared)
        let covered = Set(declared.compactMap(\.after))
        var taken = Set(declared.map(\.group.name))
        for position in graph.topologicalOrder where graph.successors[position].count > 1 {
            guard !finder.isGrouped[position], !covered.contains(position), finder.fansOut(position) else { continue }
            finder.add(position, &taken)
        }
        return finder.groups
    }

    private init(_ graph: StageGraph, _ names: [String], _ declared: [ResolvedGroup]) {
        self.graph = graph
        self.names = names
        joins = JoinFinder(graph)
        isGrouped = [Bool](repeating: false, count: names.count)
        for member in declared.flatMap(\.members) { isGrouped[member] = true }
    }

    /// Whether at least two successors are not implied by a longer way.
    private func fansOut(_ position: Int) -> Bool {
        let successors = graph.successors[position]
        let last = successors.map { graph.ranks[$0] }.max() ?? 0
        var implied = Set<Int>()
        var open = successors
        while let candidate = open.popLast() {
            for next in graph.successors[candidate]
            where graph.ranks[next] <= last && implied.insert(next).inserted { open.append(next) }
        }
        return successors.count { !implied.contains($0) } > 1
    }

    private mutating func add(_ position: Int, _ taken: inout Set<String>) {
        let join = joins.join(of: position)
        let members = (join.map { graph.between(position, $0) } ?? exclusive(position)).filter { !isGrouped[$0] }
        guard !members.isEmpty else { return }
        for member in members { isGrouped[member] = true }
        var name = "\(names[position])_fan_out"
        while !taken.insert(name).inserted { name += "_" }
        groups.append(
            ParallelGroup(
                name: name, after: names[position], stages: members.map { names[$0] }, before: join.map { names[$0] },
                isImplicit: true))
    }

    /// What is reached only through a stage whose ways end apart.
    private func exclusive(_ position: Int) -> [Int] {
        let behind = graph.reachable(from: [position]).sorted { graph.ranks[$0] < graph.ranks[$1] }
        var known = graph.ancestors(of: position).union([position])
        var members: [Int] = []
        for candidate in behind where graph.predecessors[candidate].allSatisfy(known.contains) {
            known.insert(candidate)
            members.append(candidate)
        }
        return members
    }
}
