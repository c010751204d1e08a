import JSONText
import StateMachine

/// The keys at the top of `stages.json`.
enum WorkflowKeys {
    static let table = KeyTable<WorkflowDraft>(
        "the top of the file", general + limits + SessionKeys.all + team + graph + tests + [notify])

    private static let general: [Key<WorkflowDraft>] = [
        .text("$schema", "The JSON Schema of this file, for editors.") { _, _ in },
        Key("version", .wholeNumber(1...1), "The version of this format.") { _, _, _ in }.standard(.integer(1)),
        .wholeNumber("max_concurrent", Limits.concurrency, "How many attempts of the run may run at once.") {
            $0.maxConcurrent = $1
        },
    ]

    private static let notify = Key<WorkflowDraft>.objects(
        "notify", "Commands that are told when something happens: one, or an array of several.", NotifyKeys.table,
        NotifyKeys.draft
    ) {
        $0.notifications = $1
    }

    private static let tests: [Key<WorkflowDraft>] = [
        .map(
            "suites", "The project's test suites by name, in the order in which they are reported.", names: .name,
            SuiteKeys.table, allowsNull: true,
            { SuiteDraft(suite: Suite(name: $0, runner: .exitStatus), source: $1) }
        ) {
            $0.suites = $1
        },
        .object("test_run", "How the suites are run.", TestRunKeys.table, { TestRunDraft(source: $1) }) {
            $0.testRun = $1
        },
    ]

    private static let limits: [Key<WorkflowDraft>] = [
        .dollars("max_cost_usd", "US dollars that the run may cost.", allowsNull: true) { $0.budget.costUSD = $1 },
        .wholeNumber("max_tokens", Limits.tokens, "Tokens that the run may use.", allowsNull: true) {
            $0.budget.tokens = $1
        },
        .seconds(
            "max_quota_wait", "Seconds that the run waits for the end of a provider's limit.", allowsZero: true
        ) { $0.maximumQuotaWait = $1 }.standard(.number(Workflow.defaultQuotaWait)),
        .map(
            "prices", "What models cost, by a glob of their names; the first that fits holds.",
            names: PriceKeys.model, PriceKeys.table, allowsNull: true, { name, _ in PriceKeys.Draft(model: name) }
        ) {
            $0.prices = $1.map(\.price)
        },
    ]

    private static let team: [Key<WorkflowDraft>] = [
        .object(
            "defaults", "What holds for every agent that does not say otherwise.", AgentKeys.defaults,
            { _, place in AgentDraft(agentName: "", source: place) }
        ) {
            $0.defaults = $1
        },
        .map(
            "agents", "The agents by name; the six of the shipped file when absent.", names: .name, AgentKeys.table,
            { AgentDraft(agentName: $0, source: $1) }
        ) {
            $0.agents = $1
        },
    ]

    private static let order = ListRule { "\($0) is twice in the order; remove one." }
    private static let mapping = MapRule(expectation: "The name of a review stage must stand here")

    private static let graph: [Key<WorkflowDraft>] = [
        .map(
            "stages", "The stages by name.", names: .name, StageKeys.table, minimum: 1, isRequired: true,
            { StageDraft(stage: Stage(name: $0), source: $1) }
        ) {
            $0.stages = $1
        },
        Key(
            "stage_order", .texts(order), "The order of the stages in a converted stages.yaml, instead of next_stages."
        ) { draft, source, _ in
            draft.order = source
        },
        .map(
            "parallel_groups", "Stages that run at once, by the group's name.", names: .name, GroupKeys.table,
            allowsNull: true, GroupDraft.init(name:source:)
        ) {
            $0.groups = $1
        },
        Key(
            "work_to_review_mapping", .textMap(mapping), "From a work stage to the review stage that judges it.",
            allowsNull: true
        ) { draft, source, _ in
            draft.mapping = source
        },
    ]
}
