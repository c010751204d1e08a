import TestSupport
import Testing

@testable import Orchestration

/// Who does which task, for plans and completions by chance.
@Suite struct TaskScheduleTests {
    @Test("Tasks by chance: each is done once, after what it needs, and never beside one with the same files")
    func chance() {
        for seed in Seeds.all(400) {
            var random = SplitMix64(seed: seed)
            let tasks = Self.tasks(using: &random)
            let split = TaskSplit(tasks)
            let agents = (1...Int.random(in: 2...4, using: &random)).map { "builder-\($0)" }
            var schedule = TaskSchedule(split)
            var (order, owners): ([Int], [String: Set<String>]) = ([], [:])
            while !schedule.isDone {
                for agent in agents.shuffled(using: &random) {
                    guard let task = schedule.next(for: agent) else { continue }
                    let isEarly = !split.needs[task].isSubset(of: schedule.done)
                    #expect(!isEarly, "seed \(seed): task \(task) before what it needs")
                    for file in tasks[task].files { owners[file, default: []].insert(agent) }
                    if split.troubled.contains(task) { owners["", default: []].insert(agent) }
                }
                guard let agent = schedule.running.keys.sorted().randomElement(using: &random) else {
                    Issue.record("seed \(seed): nobody can go on: \(tasks)")
                    return
                }
                order.append(schedule.running[agent] ?? -1)
                schedule.finish(by: agent)
            }
            #expect(order.sorted() == Array(tasks.indices), "seed \(seed)")
            #expect(owners.values.allSatisfy { $0.count == 1 }, "seed \(seed): \(owners)")
            let troubled = order.filter(split.troubled.contains)
            #expect(troubled == split.troubled, "seed \(seed): \(troubled)")
        }
    }

    @Test("Independent tasks go to all agents at once, those that share files to one")
    func families() {
        let split = TaskSplit([
            BuilderTask(number: "1", text: "", files: ["a"], needs: []),
            BuilderTask(number: "2", text: "", files: ["b/c"], needs: []),
            BuilderTask(number: "3", text: "", files: ["a"], needs: []),
            BuilderTask(number: "4", text: "", files: ["b"], needs: []),
        ])
        #expect(split.families == [0, 1, 0, 1], "a directory and a file in it belong together")
        var schedule = TaskSchedule(split)
        #expect(schedule.next(for: "x") == 0)
        #expect(schedule.next(for: "y") == 1)
        #expect(schedule.next(for: "z") == nil)
        schedule.finish(by: "y")
        #expect(schedule.next(for: "z") == nil)
        #expect(schedule.next(for: "y") == 3)
    }

    @Test("Circles and unknown tasks are told, and done in the order of the plan")
    func trouble() {
        let split = TaskSplit([
            BuilderTask(number: "1", text: "", files: [], needs: ["2"]),
            BuilderTask(number: "2", text: "", files: [], needs: ["1"]),
            BuilderTask(number: "3", text: "", files: [], needs: ["99"]),
            BuilderTask(number: "4", text: "", files: [], needs: ["3"]),
            BuilderTask(number: "5", text: "", files: [], needs: ["5"]),
        ])
        #expect(split.troubled == [0, 1, 2, 4])
        #expect(split.needs == [[], [0], [1], [2], [2]])
        #expect(split.warning?.contains("task 1, task 2, task 3, task 5") == true)
        #expect(TaskSplit([BuilderTask(number: "1", text: "", files: [], needs: [])]).warning == nil)
    }

    private static func tasks(using random: inout SplitMix64) -> [BuilderTask] {
        let count = Int.random(in: 1...12, using: &random)
        return (1...count).map { number in
            let files = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                "f\(Int.random(in: 0..<8, using: &random))"
            }
            // Mostly backwards, sometimes in a circle or nowhere.
            let needs = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                String(random.oneIn(6) ? Int.random(in: 1...(count + 1), using: &random) : max(1, number - 1))
            }
            return BuilderTask(
                number: String(number), text: "", files: files,
                needs: needs.filter { $0 != String(number) || number > 8 })
        }
    }
}
