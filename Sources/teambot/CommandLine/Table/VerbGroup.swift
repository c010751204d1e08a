/// Verbs that belong together, under one heading of the help.
struct VerbGroup: Sendable, Equatable {
    /// The heading.
    let title: String
    let verbs: [Verb]

    /// All of them, in the order of the help.
    static let all: [VerbGroup] = [
        VerbGroup(title: "from an objective to its result", verbs: Verb.running),
        VerbGroup(title: "changing a run midway", verbs: Verb.changing),
        VerbGroup(title: "tests of the project", verbs: Verb.testing),
        VerbGroup(title: "looking at runs", verbs: Verb.looking),
        VerbGroup(title: "preparing", verbs: Verb.preparing),
        VerbGroup(title: "care", verbs: Verb.caring),
    ]
}
