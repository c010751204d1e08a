import JSONText
import StateMachine

/// The keys at the top of `stages.json`.
enum WorkflowKeys {
    static let table = KeyTable<WorkflowDraft>("the top of the file", general + limits + team + graph)

    private static let general: [Key<WorkflowDraft>] = [
        .text("$schema", "The JSON Schema of this file, for editors.") { _, _ in },
        Key("version", .wholeNumber(1...1), "The version of this format; 1 when absent.") { _, _, _ in },
        .wholeNumber("max_concurrent", Limits.concurrency, "How many attempts of the run may run at once.") {
            $0.maxConcurrent = $1
        },
    ]

    private static let limits: [Key<WorkflowDraft>] = [
        .dollars("max_cost_usd", "US dollars that the run may cost.", allowsNull: true) { $0.budget.costUSD = $1 },
        .wholeNumber("max_tokens", Limits.tokens, "Tokens that the run may use.", allowsNull: true) {
            $0.budget.tokens = $1
        },
        .seconds(
            "max_quota_wait", "Seconds that the run waits for the end of a provider's limit; six hours when absent.",
            allowsZero: true
        ) { $0.maximumQuotaWait = $1 },
        Key(
            "prices", .objectMap, "What models cost, by a glob of their names; the first that fits holds.",
            allowsNull: true
        ) { draft, source, problems in
            draft.prices = PriceKeys.readAll(source, &problems)
        },
    ]

    private static let team: [Key<WorkflowDraft>] = [
        Key("defaults", .object, "What holds for every agent that does not say otherwise.") { draft, source, list in
            var defaults = AgentDraft(agentName: "", source: source)
            AgentKeys.defaults.read(source, into: &defaults, &list)
            draft.defaults = defaults
        },
        Key("agents", .objectMap, "The agents by name; the six of the shipped file when absent.") {
            draft, source, list in
            draft.agents = AgentDraft.readAll(source, &list)
        },
    ]

    private static let graph: [Key<WorkflowDraft>] = [
        Key("stages", .objectMap, "The stages by name.", isRequired: true) { draft, source, list in
            draft.stages = StageDraft.readAll(source, &list)
        },
        Key("stage_order", .texts, "The order of the stages in a converted stages.yaml, instead of next_stages.") {
            draft, source, _ in
            draft.order = source
        },
        Key("parallel_groups", .objectMap, "Stages that run at once, by the group's name.", allowsNull: true) {
            draft, source, list in
            draft.groups = GroupDraft.readAll(source, &list)
        },
        Key(
            "work_to_review_mapping", .textMap, "From a work stage to the review stage that judges it.",
            allowsNull: true
        ) { draft, source, _ in
            draft.mapping = source
        },
    ]
}
