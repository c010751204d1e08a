import JSONText
import StateMachine

/// The keys of a stage.
enum StageKeys {
    static let table = KeyTable<StageDraft>("a stage", description + agents + work + kinds + decisions + limits)

    private static let reviewers = ListRule(
        minimum: 2, tooFew: "\"review_agents\" needs two agents or more; name a single one by \"review_agent\"."
    ) {
        "\(QuotedText.shown($0)) is twice among the \"review_agents\"; each has one voice, so remove one."
    }
    private static let builders = ListRule {
        "\(QuotedText.shown($0)) is twice among the \"parallel_agents\"; each does one task at a time, so remove one."
    }
    private static let artifacts = ListRule(element: .artifact) {
        "The artifact \(QuotedText.shown($0)) is declared twice here; one stage makes it, once."
    }

    private static let suites = ListRule(
        minimum: 1, tooFew: "\"suites\" must name at least one suite: a stage that tests nothing proves nothing."
    ) {
        "\(QuotedText.shown($0)) is twice among the \"suites\"; it is run once, so remove one."
    }

    private static let description: [Key<StageDraft>] = [
        .text("name", "The title for people; the key of the stage when absent.") { $0.stage.title = $1 },
        .text("description", "What the stage is for.") { $0.stage.description = $1 },
        .texts("next_stages", "The stages that wait for this one; none ends the run.", .names) {
            $0.stage.nextStages = $1
        },
        .flag("optional", "Whether the stage can be skipped.") { $0.stage.isOptional = $1 },
    ]

    private static let agents: [Key<StageDraft>] = [
        .text("work_agent", "The agent that does the work, or fixes what a review rejected.", allowsNull: true) {
            $0.stage.workAgent = $1
        },
        .text("review_agent", "The agent that judges; informative outside of review stages.", allowsNull: true) {
            $0.stage.reviewAgent = $1
        },
        .texts(
            "review_agents", "Two or more agents that judge at the same time, in place of a \"review_agent\".",
            reviewers, allowsNull: true
        ) {
            $0.stage.reviewAgents = $1
        },
        .texts("parallel_agents", "Agents that share the tasks of the plan.", builders, allowsNull: true) {
            $0.stage.parallelAgents = $1
        },
        .texts(
            "allowed_personas", "The personas whose agents may do this stage; none allows all.", .of(.persona)
        ) {
            $0.stage.allowedPersonas = PersonaCheck.personas($1)
        },
    ]

    private static let work: [Key<StageDraft>] = [
        .texts("artifacts", "Files that the stage must leave in the artifacts directory.", artifacts) {
            $0.stage.artifacts = $1
        }.examples(.texts(["feature_spec.md"])),
        .texts(
            "inputs",
            "Globs of the artifacts and project files that the stage depends on; the artifacts of all stages before it "
                + "when absent.", .globs("inputs")
        ) {
            $0.stage.inputs = $1
        }.examples(.texts(["feature_spec.md", "Sources/**"])),
        .texts("exit_criteria", "What must be true when the stage is done.") { $0.stage.exitCriteria = $1 },
        .text(
            "prompt_template", "A file with the prompt's text, relative to the directory of this file.",
            allowsNull: true
        ) {
            $0.stage.promptTemplate = $1
        },
        .flag("include_objective", "Whether the prompt contains the objective.", standard: true) {
            $0.stage.includeObjective = $1
        },
    ]

    private static let kinds: [Key<StageDraft>] = [
        .flag("is_review_stage", "Whether the review agent judges a work stage here.") { $0.isReview = $1 },
        .flag("is_acceptance_test_stage", "Whether the scenarios of the specification are run here.") {
            $0.isAcceptance = $1
        },
        .texts("command", "A program that is run directly, with its arguments.", .command) { $0.command = $1 }
            .examples(.texts(["make", "check"])),
        .texts("suites", "Test suites that teambot runs here itself; the work agent fixes what fails.", suites) {
            $0.suites = $1
        }.examples(.texts(["unit", "e2e"])),
        Key(
            "approval", .either([.text(.approval), .object(ApprovalKeys.table.shape)]),
            "An object asks a person before the stage runs, or after it; a string (all, majority or any) says how many of the "
                + "\"review_agents\" must approve."
        ) { draft, source, problems in
            if let name = source.value.string {
                draft.stage.approvalRule = ApprovalRule(rawValue: name) ?? .all
                return
            }
            var approval = Approval(question: "")
            ApprovalKeys.table.read(source, into: &approval, &problems)
            draft.stage.approval = approval
        },
        .flag("requires_acceptance_tests_passed", "Whether the review waits for passed acceptance tests.") {
            $0.stage.requiresAcceptanceTestsPassed = $1
        },
    ]

    private static let decisions: [Key<StageDraft>] = [
        .text("on_reject", "The stage that a person's rejection sends back to, with everything after it.") {
            $0.stage.onReject = $1
        },
        .object(
            "when", "What must hold for the stage to run; else it is skipped.", ConditionKeys.table,
            { _, _ in Condition() }
        ) {
            $0.stage.condition = $1
        },
        .text("on_failure", "A stage outside of the graph that is run when this one has failed.") {
            $0.stage.onFailure = $1
        },
        .flag("continue_on_failure", "Whether the stages after it go on when it has failed; the run still ends with 1.")
        {
            $0.stage.continuesOnFailure = $1
        },
    ]

    private static let limits: [Key<StageDraft>] = [
        .dollars("max_cost_usd", "US dollars that all attempts of the stage may cost together.", allowsNull: true) {
            $0.stage.budget.costUSD = $1
        },
        .wholeNumber(
            "max_tokens", Limits.tokens, "Tokens that all attempts of the stage may use together.", allowsNull: true
        ) {
            $0.stage.budget.tokens = $1
        },
        .seconds("timeout_seconds", "Seconds that one attempt may take.", allowsNull: true) {
            $0.stage.timeoutSeconds = $1
        },
        .wholeNumber(
            "max_output_bytes", Limits.outputBytes, "Bytes of each output that are kept: the beginning and the end."
        ) {
            $0.stage.maximumOutputBytes = $1
        },
        .object(
            "retry", "How often a failed or timed-out attempt is made again.", RetryKeys.table,
            { draft, _ in draft.stage.retry }
        ) {
            $0.stage.retry = $1
        },
        .wholeNumber("max_iterations", Limits.iterations, "Reviews, or rounds of tests, at most.") {
            $0.stage.maxIterations = $1
        }.standard(.integer(Stage(name: "").maxIterations)),
    ]
}
