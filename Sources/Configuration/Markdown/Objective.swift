/// What a run is for, as read from one Markdown file.
package struct Objective: Sendable, Equatable {
    /// The title; `Objective` or `Untitled` where the file has none.
    package var title: String
    /// The text between the title and the first section.
    package var description: String?
    /// What is to be reached, in the order of the text.
    package var goals: [String]
    /// How one sees that it is reached.
    package var successCriteria: [Criterion]
    /// What must be kept to.
    package var constraints: [String]
    /// The raw text of the sections on context; empty where there is none.
    package var context: String
    /// The fenced blocks that give a file with `path=`.
    package var files: [ObjectiveFile]
    /// The whole file, valid UTF-8 without a byte order mark.
    package var rawText: String
    /// What its front matter says about its turn among others.
    package var order = ObjectiveOrder()
    /// The batches and tasks that were chosen, where the file is a plan; its goals and criteria are made of them.
    package var plan: Plan?

    /// Makes an objective.
    package init(
        title: String, description: String? = nil, goals: [String] = [], successCriteria: [Criterion] = [],
        constraints: [String] = [], context: String = "", files: [ObjectiveFile] = [], rawText: String = ""
    ) {
        self.title = title
        self.description = description
        self.goals = goals
        self.successCriteria = successCriteria
        self.constraints = constraints
        self.context = context
        self.files = files
        self.rawText = rawText
    }
}
