/// Which agent does which task next. A value; nothing here waits.
///
/// Tasks that belong together go to the agent that has begun with one of them, so that no two of them are ever done at
/// the same time. There is always an agent that can go on as long as a task is left: dependencies have no circle, and
/// each family has one owner.
struct TaskSchedule: Sendable {
    private let split: TaskSplit
    private var owners: [Int: String] = [:]
    private(set) var running: [String: Int] = [:]
    private(set) var done: Set<Int>
    private var deferred: Set<Int> = []

    /// Begins with what is done already.
    ///
    /// - Parameter begun: who has begun with which task, in an earlier engine.
    init(_ split: TaskSplit, done: Set<Int> = [], begun: [Int: String] = [:]) {
        self.split = split
        self.done = done
        for (task, agent) in begun.sorted(by: { $0.key < $1.key }) where owners[split.families[task]] == nil {
            owners[split.families[task]] = agent
        }
    }

    /// Whether every task is done.
    var isDone: Bool { done.count == split.tasks.count }

    /// Takes the next task for an agent that has none; nil where there is nothing for it now.
    mutating func next(for agent: String) -> Int? {
        guard running[agent] == nil else { return nil }
        let ready = split.tasks.indices.filter(isReady)
        let own = ready.first { owners[split.families[$0]] == agent }
        guard let task = own ?? ready.first(where: { owners[split.families[$0]] == nil }) else { return nil }
        owners[split.families[task]] = agent
        running[agent] = task
        return task
    }

    /// Takes a certain task for an agent, because an earlier engine has begun so.
    mutating func take(_ task: Int, for agent: String) { running[agent] = task }

    /// An agent is done with its task.
    mutating func finish(by agent: String) {
        if let task = running.removeValue(forKey: agent) { done.insert(task) }
    }

    /// An agent has no ground for its task yet: it stays away until `wake`.
    mutating func postpone(by agent: String) {
        if let task = running.removeValue(forKey: agent) { deferred.insert(task) }
    }

    /// What was postponed may be tried again.
    mutating func wake() { deferred = [] }

    private func isReady(_ task: Int) -> Bool {
        !done.contains(task) && !running.values.contains(task) && !deferred.contains(task)
            && split.needs[task].isSubset(of: done)
    }
}
