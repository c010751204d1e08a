/// A task of a plan: what a heading such as `### Task 1.2: Title` begins.
package struct PlanTask: Sendable, Equatable {
    /// The number by which other tasks depend on it.
    package var number: PlanTaskNumber
    /// The title after the number.
    package var title: String
    /// The files that it names, in order.
    package var files: [PlanFile]
    /// What is to be done: the Markdown without files, verification and dependencies.
    package var text: String
    /// Everything below the heading, as written.
    package var body: String
    /// How one sees that it is done.
    package var verifications: [Criterion]
    /// The tasks that must be done before it.
    package var dependencies: [PlanTaskNumber]
    /// The files that its fenced blocks give with `path=`.
    package var givenFiles: [ObjectiveFile]
    /// The line of its heading.
    package var line: Int

    /// Makes a task.
    package init(
        number: PlanTaskNumber, title: String, files: [PlanFile] = [], text: String = "", body: String = "",
        verifications: [Criterion] = [], dependencies: [PlanTaskNumber] = [],
        givenFiles: [ObjectiveFile] = [], line: Int = 1
    ) {
        self.number = number
        self.title = title
        self.files = files
        self.text = text
        self.body = body
        self.verifications = verifications
        self.dependencies = dependencies
        self.givenFiles = givenFiles
        self.line = line
    }
}
