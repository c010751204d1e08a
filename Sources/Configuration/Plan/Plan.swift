/// A plan file: batches of tasks, in the order in which they are to be done.
package struct Plan: Sendable, Equatable {
    /// The chosen batches, each after those that it depends on, and otherwise by their numbers.
    package var batches: [PlanBatch]

    /// Makes a plan.
    package init(batches: [PlanBatch]) { self.batches = batches }

    /// All tasks in their order.
    package var tasks: [PlanTask] { batches.flatMap(\.tasks) }

    /// Each task as a goal, on one line.
    var goals: [String] {
        tasks.map { task in
            var sentences = ["Task \(task.number): \(task.title)"]
            if !task.files.isEmpty {
                sentences.append("Files: " + task.files.map(\.phrase).joined(separator: ", "))
            }
            let prose = MarkdownBlock.all(in: MarkdownOutline(task.text).lines).map(\.text).joined(separator: " ")
            if !prose.isEmpty { sentences.append(prose) }
            return sentences.map { Self.ended($0) }.joined(separator: " ")
        }
    }

    /// Each verification as a criterion that names its task.
    var criteria: [Criterion] {
        tasks.flatMap { task in
            task.verifications.map { Criterion(text: "Task \(task.number): \($0.text)", isDone: $0.isDone) }
        }
    }

    /// The tasks with code in their text, which a goal of one line cannot hold.
    var context: String {
        tasks.filter { task in MarkdownOutline(task.text).lines.contains { $0.kind == .code } }.map { task in
            "### Task \(task.number): \(task.title)\n\n\(task.text)"
        }.joined(separator: "\n\n")
    }

    /// A sentence with a full stop, where it has no end.
    private static func ended(_ sentence: String) -> String {
        let hasEnd = [".", ":", "!", "?", ";"].contains { sentence.hasSuffix($0) }
        return hasEnd ? sentence : sentence + "."
    }
}
