import JSONText

/// The keys at the top of `stages.json`.
enum WorkflowKeys {
    static let table = KeyTable<WorkflowDraft>(
        "the top of the file",
        [
            .text("$schema", "The JSON Schema of this file, for editors.") { _, _ in },
            Key("version", .wholeNumber(1...1), "The version of this format; 1 when absent.") { _, _, _ in },
            .wholeNumber("max_concurrent", Limits.concurrency, "How many attempts of the run may run at once.") {
                $0.maxConcurrent = $1
            },
            Key("defaults", .object, "What holds for every agent that does not say otherwise.") { draft, source, list in
                var defaults = AgentDraft(agentName: "", source: source)
                AgentKeys.defaults.read(source, into: &defaults, &list)
                draft.defaults = defaults
            },
            Key("agents", .objectMap, "The agents by name; the six of the shipped file when absent.") {
                draft, source, list in
                draft.agents = AgentDraft.readAll(source, &list)
            },
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
        ])
}
