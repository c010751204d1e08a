import Configuration

/// A task of a plan that one of several builders can do.
struct BuilderTask: Sendable, Equatable {
    /// The number as the plan writes it, in lower case: `3`, `1.2`.
    let number: String
    /// The whole text of the task.
    let text: String
    /// The files that it names, as far as they can be told from other words.
    let files: [String]
    /// The numbers of the tasks that it depends on.
    let needs: [String]

    /// Makes a task of its text.
    init(number: String, text: String) {
        self.number = number.lowercased()
        self.text = text
        files = TaskFiles.all(in: text)
        needs = TaskNeeds.all(in: text)
    }

    /// Makes a task of a section of the plan.
    init(_ section: PlanTask) {
        number = section.number.text.lowercased()
        text = "### Task \(section.number): \(section.title)\n\n" + section.body
        let named = section.files.map(\.path)
        files = named.isEmpty ? TaskFiles.all(in: text) : named
        let listed = section.dependencies.map { $0.text.lowercased() }
        needs = listed + TaskNeeds.all(in: text).filter { !listed.contains($0) }
    }

    /// Makes a task of its parts.
    init(number: String, text: String, files: [String], needs: [String]) {
        self.number = number
        self.text = text
        self.files = files
        self.needs = needs
    }

    /// The line by which people know it again.
    var title: String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        return PromptText.shortened(WhiteSpace.trimmed(line.drop { $0 == "#" }), to: 200)
    }

    /// What its attempts are told apart by, and how people call it.
    var name: String { "task \(number)" }
}
