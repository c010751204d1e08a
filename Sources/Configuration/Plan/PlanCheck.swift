import StateMachine

/// Checks the batches and tasks of a plan against each other, and puts them into order.
struct PlanCheck {
    let batches: [PlanBatch]

    /// The batches in their order with their tasks in theirs; every contradiction becomes a problem.
    func ordered(_ problems: inout MarkdownProblems) -> [PlanBatch] {
        let places = places(&problems)
        let order = batchOrder(&problems)
        let turns = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return order.map { position in
            var batch = batches[position]
            batch.tasks = tasks(of: batch, position, places, turns, &problems)
            return batch
        }
    }

    /// The batch of each task; reports numbers that are there twice and tasks that say nothing.
    private func places(_ problems: inout MarkdownProblems) -> [PlanTaskNumber: Int] {
        var places: [PlanTaskNumber: Int] = [:]
        var lines: [PlanTaskNumber: Int] = [:]
        for (position, batch) in batches.enumerated() {
            for task in batch.tasks {
                if let first = lines[task.number] {
                    problems.add(
                        task.line, "Task \(task.number) stands on line \(first) already; give each its own number.")
                }
                lines[task.number] = lines[task.number] ?? task.line
                places[task.number] = places[task.number] ?? position
                if task.files.isEmpty, task.text.isEmpty {
                    problems.add(
                        task.line,
                        "Task \(task.number) does not say what to do: write **Files:** or **Implementation:** below it."
                    )
                }
            }
        }
        return places
    }

    private func batchOrder(_ problems: inout MarkdownProblems) -> [Int] {
        let positions = Dictionary(
            batches.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        let needs = batches.map { batch in
            batch.dependencies.compactMap { number in
                if positions[number] == nil {
                    problems.add(
                        batch.line,
                        "Batch \(batch.number) depends on batch \(number), which the plan does not have; its batches are "
                            + "\(NameListing.listed(batches.map { String($0.number) })).")
                }
                return positions[number]
            }
        }
        let order = DependencyOrder(needs)
        for cycle in order.cycles {
            let names = cycle.map { "Batch \(batches[$0].number)" }
            report(names, at: cycle.first.map { batches[$0].line } ?? 1, &problems)
        }
        return order.order
    }

    /// The tasks of a batch, each after those that it depends on, and otherwise by their numbers.
    private func tasks(
        of batch: PlanBatch, _ position: Int, _ places: [PlanTaskNumber: Int], _ turns: [Int: Int],
        _ problems: inout MarkdownProblems
    ) -> [PlanTask] {
        let tasks = batch.tasks.enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
            .map(\.element)
        let own = Dictionary(tasks.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        let needs = tasks.map { task in
            task.dependencies.compactMap { number in
                guard let place = places[number] else {
                    problems.add(
                        task.line,
                        "Task \(task.number) depends on task \(number), which the plan does not have; write the number "
                            + "of one that it has.")
                    return Int?.none
                }
                if place != position, turns[place] ?? 0 > turns[position] ?? 0 {
                    problems.add(
                        task.line,
                        "Task \(task.number) depends on task \(number), whose batch \(batches[place].number) comes later; "
                            + "let batch \(batch.number) depend on it, or move one of the tasks.")
                }
                return place == position ? own[number] : nil
            }
        }
        let order = DependencyOrder(needs)
        for cycle in order.cycles {
            report(cycle.map { "Task \(tasks[$0].number)" }, at: cycle.first.map { tasks[$0].line } ?? 1, &problems)
        }
        return order.order.map { tasks[$0] }
    }

    private func report(_ ring: [String], at line: Int, _ problems: inout MarkdownProblems) {
        problems.add(
            line, "\(NeedsCycle.shown(ring)) depend on each other in a ring: remove one of the dependencies.")
    }
}
