import Configuration
import RunStorage

extension FuzzTarget {
    /// The objective, its front matter and its plan, and the name of its run: whatever is in it, the name can be a
    /// directory.
    static let objective = FuzzTarget(name: "objective", maximumLength: 1_024) { bytes in
        let (objective, problems) = ObjectiveReader.read(bytes, fileName: "o.md")
        if objective.title.isEmpty { return "a title that is empty" }
        if problems.contains(where: { $0.line < 1 || $0.message.isEmpty }) {
            return "a problem without line or sentence"
        }
        let file = String(decoding: bytes.prefix(60), as: UTF8.self)
        for title in [objective.title, ""] {
            let name = FeatureName.derive(title: title, fileName: file, goals: objective.goals)
            guard SafeName.isFeature(name), name.utf8.count <= 58, !name.contains("/"), !name.hasPrefix(".") else {
                return "a name that is no directory's: \(name)"
            }
        }
        if !ObjectiveOrder.priorities.contains(objective.order.priority) { return "a priority out of its range" }
        if objective.order.needs.contains("") { return "a need without a name" }
        return problems.isEmpty ? objection(to: objective, bytes) : nil
    }

    /// What is wrong with the plan of a file without problems: no task is dropped, and each comes after those that it
    /// depends on; a range chooses some of them.
    private static func objection(to objective: Objective, _ bytes: [UInt8]) -> String? {
        guard let plan = objective.plan else { return nil }
        var seen = Set<PlanTaskNumber>()
        for task in plan.tasks {
            let before = task.dependencies.filter { number in plan.tasks.contains { $0.number == number } }
            guard before.allSatisfy(seen.contains) else { return "a task before one that it depends on" }
            guard seen.insert(task.number).inserted else { return "a task that is there twice" }
            if task.title.isEmpty || task.files.contains(where: \.path.isEmpty) {
                return "a title or path that is empty"
            }
        }
        if objective.goals.count < seen.count { return "a task that is no goal" }
        if objective.order.batches == nil, !objective.rawText.hasPrefix("---") {
            let found = PlanTaskReader.read(MarkdownOutline(bytes).lines, fileName: "o.md").tasks
            guard found.count == seen.count else { return "a task that is dropped" }
        }
        for batch in plan.batches {
            let range = BatchRange(batch.number...batch.number)
            let chosen = ObjectiveReader.read(bytes, fileName: "o.md", batches: range).objective.plan
            guard chosen?.batches == [batch] else { return "a batch that cannot be chosen" }
        }
        return nil
    }
}
