/// The verbs by which people change a run midway, and what tells them what a change has done.
extension Verb {
    static let changing: [Verb] = [why, accept, retry, skip, approve, reject, verify]

    static let why = Verb(
        name: "why", arguments: "[FEATURE] STAGE", summary: "say why a stage is stale, and what follows",
        options: [.json, .stateDirectory], examples: ["why PLAN", "why add-a-greeting PLAN --json"])

    static let accept = Verb(
        name: "accept", arguments: "[FEATURE] STAGE", summary: "declare a changed stage good as it stands",
        options: [.comment, .json, .stateDirectory],
        examples: ["accept SPEC", "accept add-a-greeting SPEC --comment \"typos only\""])

    static let retry = Verb(
        name: "retry", arguments: "[FEATURE] STAGE", summary: "do a stage again, with another agent or advice",
        options: [
            Option(name: "--downstream", summary: "also everything that depends on it"),
            Option(name: "--agent", placeholder: "A", summary: "another agent for it"),
            Option(name: "--model", placeholder: "M", summary: "another model for it"),
            Option(name: "--feedback", placeholder: "TEXT", summary: "what the agent is to do better"),
            Option(name: "--feedback-file", placeholder: "F", summary: "a file that says it"),
            .background, .detachAgents, .plain, .json, .stateDirectory,
        ],
        examples: [
            "retry PLAN --feedback \"smaller steps\"", "retry add-a-greeting IMPLEMENTATION --model opus --downstream",
        ])

    static let skip = Verb(
        name: "skip", arguments: "[FEATURE] STAGE", summary: "leave an optional stage out",
        options: [.comment, .json, .stateDirectory], examples: ["skip BUSINESS_PROBLEM"])

    static let approve = Verb(
        name: "approve", arguments: "[FEATURE] STAGE", summary: "say yes to a stage that waits for it",
        options: [.comment, .json, .stateDirectory],
        examples: ["approve SHIP", "approve add-a-greeting SHIP --comment \"looks good\""])

    static let reject = Verb(
        name: "reject", arguments: "[FEATURE] STAGE", summary: "say no to a stage that waits for an answer",
        options: [.comment, .json, .stateDirectory], examples: ["reject SHIP --comment \"not yet\""])

    static let verify = Verb(
        name: "verify", arguments: "[FEATURE]", summary: "prove again that what is done is done",
        options: [.json, .stateDirectory], examples: ["verify", "verify add-a-greeting --json"])
}
