/// What must be kept when the tasks of a plan are shared among agents: who waits for whom, and which tasks belong
/// together because they name the same files. A value; which agent does what is decided by `TaskSchedule`.
struct TaskSplit: Sendable, Equatable {
    /// The tasks in the order of the plan.
    let tasks: [BuilderTask]
    /// For each task the positions of those that must be done before it; never in a circle.
    let needs: [Set<Int>]
    /// For each task the position of the first one that belongs together with it.
    let families: [Int]
    /// Positions of tasks whose dependencies cannot be kept; one agent does them in order.
    let troubled: [Int]

    init(_ tasks: [BuilderTask]) {
        self.tasks = tasks
        var positions: [String: Int] = [:]
        for (position, task) in tasks.enumerated() { positions[task.number] = position }
        let wanted = tasks.map { Set($0.needs.compactMap { positions[$0] }) }
        let unknown = tasks.indices.filter { tasks[$0].needs.contains { positions[$0] == nil } }
        troubled = Set(unknown + Self.inCircles(wanted)).sorted()
        needs = Self.sound(wanted, troubled)
        families = Self.families(tasks, troubled)
    }

    /// Why the dependencies of some tasks are not kept as they stand; nil where all are.
    var warning: String? {
        guard !troubled.isEmpty else { return nil }
        let names = troubled.map { tasks[$0].name }.joined(separator: ", ")
        return "The dependencies of \(names) lead in a circle or to tasks that are not in the plan: one agent does "
            + "them in the order of the plan."
    }

    /// All tasks that come before one, directly or not.
    func closure(of task: Int) -> Set<Int> {
        var (found, open): (Set<Int>, [Int]) = ([], Array(needs[task]))
        while let next = open.popLast() {
            if found.insert(next).inserted { open += needs[next] }
        }
        return found
    }

    /// The tasks that wait for themselves: those that are left when all that can be done is done, and that none of the
    /// others only waits for.
    private static func inCircles(_ needs: [Set<Int>]) -> [Int] {
        needs.indices.filter { reaches($0, from: $0, needs) }
    }

    private static func reaches(_ target: Int, from start: Int, _ needs: [Set<Int>]) -> Bool {
        var (seen, open): (Set<Int>, [Int]) = ([], Array(needs[start]))
        while let next = open.popLast() {
            if next == target { return true }
            if seen.insert(next).inserted { open += needs[next] }
        }
        return false
    }

    /// The dependencies without those that cannot be kept: a troubled task waits for the one before it, and for the
    /// others that it names as far as that closes no circle.
    private static func sound(_ wanted: [Set<Int>], _ troubled: [Int]) -> [Set<Int>] {
        var needs = wanted
        for (index, task) in troubled.enumerated() { needs[task] = index > 0 ? [troubled[index - 1]] : [] }
        for task in troubled {
            for need in wanted[task].sorted() where need != task && !reaches(task, from: need, needs) {
                needs[task].insert(need)
            }
        }
        return needs
    }

    private static func families(_ tasks: [BuilderTask], _ troubled: [Int]) -> [Int] {
        var families = Array(tasks.indices)
        func head(_ task: Int) -> Int {
            var task = task
            while families[task] != task { task = families[task] }
            return task
        }
        func join(_ one: Int, _ other: Int) {
            let (one, other) = (head(one), head(other))
            families[max(one, other)] = min(one, other)
        }
        var owners: [String: Int] = [:]
        for (position, task) in tasks.enumerated() {
            for file in task.files {
                if let owner = owners[file] { join(owner, position) } else { owners[file] = position }
            }
        }
        // Who names a directory names the files below it.
        for (position, task) in tasks.enumerated() {
            for file in task.files {
                let steps = file.split(separator: "/")
                for count in steps.indices.dropFirst() {
                    if let owner = owners[steps[..<count].joined(separator: "/")] { join(owner, position) }
                }
            }
        }
        for (one, other) in zip(troubled, troubled.dropFirst()) { join(one, other) }
        return tasks.indices.map(head)
    }
}
