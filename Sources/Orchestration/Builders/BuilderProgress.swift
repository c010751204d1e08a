/// How far the builders of a stage are: who does what, what each task has left, and what of it is put together.
struct BuilderProgress: Sendable {
    let split: TaskSplit
    /// Who does what.
    var schedule: TaskSchedule
    /// The commits of tasks that are done.
    private(set) var results: [Int: String]
    /// The commit that holds all that is put together.
    private(set) var merged: String
    /// Tasks whose results it holds.
    private(set) var included: Set<Int> = []
    /// The task whose result is being put to it.
    private var merging: Int?

    init(_ split: TaskSplit, results: [Int: String], begun: [Int: String], merged: String) {
        self.split = split
        self.results = results
        self.merged = merged
        schedule = TaskSchedule(split, done: Set(results.keys), begun: begun)
    }

    /// Whether everything is done and put together.
    var isDone: Bool { included.count == split.tasks.count }

    /// The results that a task needs beside what is put together: those of tasks that it depends on, and of those that
    /// belong together with it, in the order of the plan.
    func needed(by task: Int) -> [String] {
        let family = results.keys.filter { split.families[$0] == split.families[task] }
        return split.closure(of: task).union(family).subtracting(included).sorted().compactMap { results[$0] }
    }

    /// Takes the next result that can be put to the others: that of the first task that is not yet among them. Where
    /// nobody can go on otherwise, the first one that a task without ground waits for.
    mutating func nextMerge() -> Int? {
        guard merging == nil, let first = split.tasks.indices.first(where: { !included.contains($0) }) else {
            return nil
        }
        if results[first] != nil {
            merging = first
        } else if schedule.running.isEmpty {
            merging = results.keys.filter { !included.contains($0) }.min()
        }
        return merging
    }

    /// A result was put to the others.
    mutating func include(_ task: Int, as commit: String) {
        merging = nil
        merged = commit
        included.insert(task)
        schedule.wake()
    }

    /// An agent has done its task.
    mutating func finish(_ task: Int, by agent: String, as commit: String) {
        results[task] = commit
        schedule.finish(by: agent)
    }

    /// How far they are, in a sentence.
    static func sentence(_ done: [String], of count: Int) -> String {
        let names = done.isEmpty || done.count == count ? "" : ": " + done.joined(separator: ", ")
        return "\(done.count) of \(count) tasks done\(names)"
    }
}
