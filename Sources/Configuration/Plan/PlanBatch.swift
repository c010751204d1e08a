/// A batch of a plan: what a heading such as `## Batch 2: Title` begins.
package struct PlanBatch: Sendable, Equatable {
    /// The number; of `2.1` only the 2.
    package var number: Int
    /// The title after the number; may be empty.
    package var title: String
    /// Where the plan wants it done; `local` where it does not say.
    package var executionMode: String
    /// The batches that must be done before it.
    package var dependencies: [Int]
    /// Its tasks, each after those that it depends on, and otherwise by their numbers.
    package var tasks: [PlanTask]
    /// The line of its heading.
    package var line: Int

    /// Makes a batch.
    package init(
        number: Int, title: String = "", executionMode: String = "local", dependencies: [Int] = [],
        tasks: [PlanTask] = [], line: Int = 1
    ) {
        self.number = number
        self.title = title
        self.executionMode = executionMode
        self.dependencies = dependencies
        self.tasks = tasks
        self.line = line
    }
}
