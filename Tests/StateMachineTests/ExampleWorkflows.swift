import StateMachine

/// Small workflows that the examples speak about.
enum ExampleWorkflows {
    /// A, then B, then C.
    static let chain = Workflow(stages: [
        Stage(name: "A", nextStages: ["B"]), Stage(name: "B", isOptional: true, nextStages: ["C"]), Stage(name: "C"),
    ])

    /// The shipped group: two members between a review and the plan.
    static let group = Workflow(
        stages: [
            Stage(name: "SPEC_REVIEW", nextStages: ["RESEARCH", "TEST_STRATEGY"]),
            Stage(name: "RESEARCH", workAgent: "builder-1", isOptional: true, nextStages: ["PLAN"]),
            Stage(name: "TEST_STRATEGY", workAgent: "builder-2", isOptional: true, nextStages: ["PLAN"]),
            Stage(name: "PLAN"),
        ],
        groups: [
            ParallelGroup(
                name: "post_spec_review", after: "SPEC_REVIEW", stages: ["RESEARCH", "TEST_STRATEGY"], before: "PLAN")
        ])

    /// A group whose first member is a chain of two.
    static let chainInGroup = Workflow(
        stages: [
            Stage(name: "START", nextStages: ["DRAFT", "OTHER"]),
            Stage(name: "DRAFT", nextStages: ["POLISH"]), Stage(name: "POLISH", nextStages: ["JOIN"]),
            Stage(name: "OTHER", nextStages: ["JOIN"]), Stage(name: "JOIN"),
        ],
        groups: [ParallelGroup(name: "pair", after: "START", stages: ["DRAFT", "POLISH", "OTHER"], before: "JOIN")])
}
