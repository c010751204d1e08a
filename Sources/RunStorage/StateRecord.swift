import JSONText
import StateMachine

/// What stands in `state.json` beside stages and groups, as one table for the writer and the schema.
struct StateRecord {
    let state: RunState
    let workflow: Workflow

    /// What comes before the stages.
    static let head: [RecordField<StateRecord>] = [
        .always("schema_version", "The version of this format.") { _ in StateText.schemaVersion },
        .always("run_id", "The run's identity.") { $0.state.runID },
        .always("feature_name", "The name of the run's directory.") { $0.state.feature },
        .always("objective_name", "The objective's title.") { $0.state.objectiveName },
        .always("objective_file", "The objective that the user named, absolute.") { $0.state.objectiveFile },
        .always("status", "The status of the run.") { $0.state.status },
        .orNull("current_stage", "The first of the stages that are at work.") {
            $0.state.currentStages(in: $0.workflow).first
        },
        .always("current_stages", "The stages that are at work.") { $0.state.currentStages(in: $0.workflow) },
        .orNull("started_at", "When the run began.") { $0.state.startedAt },
        .orNull("updated_at", "When something last happened.") { $0.state.updatedAt },
        .always("elapsed_seconds", "Seconds that engines have had the run.") { $0.state.elapsedSeconds },
        .always("max_seconds", "The time limit in seconds.") { $0.state.maximumSeconds },
        .always("last_event", "The number of the last event of the journal that is in this state.") {
            $0.state.lastEvent
        },
    ]

    /// What comes after the groups.
    static let tail: [RecordField<StateRecord>] = [
        .always("acceptance_tests_passed", "Whether every acceptance scenario has passed.") {
            $0.state.acceptanceTestsPassed
        },
        .always("acceptance_scenarios", "The acceptance scenarios that were agreed.") { $0.state.scenarios },
        .always("stages_file", "The workflow that the user named, absolute.") { $0.state.stagesFile },
        .always("project", "The directory where agents work, absolute.") { $0.state.project },
        .orNull("base_commit", "The commit on which the project stood.") { $0.state.baseCommit },
        .always("objective_sha256", "The SHA-256 of the run's copy of the objective.") { $0.state.objectiveDigest },
        .always("stages_sha256", "The SHA-256 of the run's copy of the workflow.") { $0.state.workflowDigest },
        .always("earlier_copies", "The copies that it had before each change that was taken, by their SHA-256.") {
            $0.state.earlierCopies
        },
        .always("records_given", "Whether the engine that had the run last records what stages are given.") {
            $0.state.recordsGround
        },
        .orNull("max_cost_usd", "The limit of cost in US dollars.") { $0.state.budget.costUSD },
        .orNull("max_tokens", "The limit of tokens.") { $0.state.budget.tokens },
        .always("agents", "What is known of each agent.") { AgentRecords(agents: $0.state.agents) },
        .always("usage", "What the run has used.") { $0.state.usage ?? Usage() },
    ]
}

/// The agents of a run by name.
private struct AgentRecords: RecordValue {
    let agents: [String: AgentState]

    static var schema: JSONSchema { .map(names: nil, values: AgentState.schema) }
    func write(to writer: inout JSONWriter) { AgentStateText.write(agents, to: &writer) }
}
