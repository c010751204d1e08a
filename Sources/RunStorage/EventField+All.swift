import JSONText
import StateMachine

extension EventField {
    /// All fields, in the order in which they are written.
    static let all: [EventField] = ofRuns + ofSessions

    private static let ofRuns: [EventField] = [
        .text("run_id", "The run's identity.", \.runID),
        .text("feature", "The name of the run's directory.", \.feature),
        .text("stage", "The stage concerned.", \.stage),
        .text("group", "The parallel group concerned.", \.group),
        .list("stages", "The members of a group.", \.stages),
        .integer("attempt", "The number of the attempt in its stage, from 1.", \.attempt),
        .word("role", "What the attempt is made for.", \.role),
        .text(
            "agent", "The agent concerned.", \.agent,
            called: [.agentRunning: "agent_id", .agentComplete: "agent_id", .agentFailed: "agent_id"]),
        .text(
            "task", "What an attempt was for where a stage makes several of one role: a reviewer or a scenario.", \.task
        ),
        .integer(
            "iteration", "The review or acceptance round, from 1.", \.iteration,
            called: [.acceptanceMaximumReached: "iterations_used"]),
        .integer("max_iterations", "The rounds that there may be.", \.maximumIterations),
        .word("outcome", "How the attempt ended.", \.outcome),
        .word("verdict", "What the reviewer has decided.", \.verdict),
        .text("runner", "The program that was called.", \.runner),
        .word(
            "agent_outcome", "How the agent's program says that it ended, where it is not plain success.",
            \.agentOutcome),
        usage,
        .text("session_id", "The program's own name of the conversation.", \.session),
        .text("tool", "The tool that the agent uses.", \.tool),
        until,
        .seconds("max_cost_usd", "The run's limit of cost in US dollars.", \.maximumCost),
        .integer("max_tokens", "The run's limit of tokens.", \.maximumTokens),
        .integer("exit_status", "The exit status, where it is not 0.", \.exitStatus),
        .integer("signal", "The signal that ended the attempt.", \.signal),
        .text("result", "The beginning of the digest of the attempt's result.", \.resultDigest),
        .text("reports", "The beginning of the digest of the reports that a suite has left.", \.reportDigest),
        .text("commit", "The commit that was left.", \.commit),
        .word("failure", "Why the stage failed, as far as exit codes tell it apart.", \.failure),
        .text("error", "What went wrong, in a sentence.", \.error),
        .text("message", "What people should know, in a sentence.", \.message),
        .text("status", "The status of the run, of a scenario or of a suite after it.", \.status),
        .seconds("duration_seconds", "How long it took, in seconds.", \.durationSeconds),
        .seconds("elapsed_seconds", "Seconds that this engine has had the run.", \.elapsedSeconds),
        .seconds("max_seconds", "The run's time limit in seconds.", \.maximumSeconds),
        artifacts,
        given,
        inputs,
        .text("template", "The beginning of the digest of the user's texts in the prompts.", \.templateDigest),
        .text("model", "The model that a person wants for a stage that is done once more.", \.model),
        .flag("refresh", "Whether stages are done once more because of changes.", \.isRefresh),
        .flag("records_given", "Whether the engine records what stages are given.", \.recordsGround),
        .flag("by_condition", "Whether the stage was left out by its own condition.", \.isByCondition),
        .text("work_stage", "The stage whose artifacts a fix has changed.", \.workStage),
        scenarios,
        .text("scenario_id", "The scenario concerned.", \.scenario),
        .text("suite", "The test suite concerned.", \.suite),
        .text("evidence", "The evidence run that has the results of test suites.", \.evidence),
        .integer("passed", "Scenarios or tests that passed.", \.passed),
        .integer("failed", "Scenarios or tests that failed.", \.failed, called: [.acceptanceFixStart: "failed_count"]),
        .integer("errors", "Tests that could not be carried out to their end.", \.errors),
        .integer("skipped", "Tests that were left out.", \.skipped),
        .integer("flaky", "Tests that failed and then passed.", \.flaky),
        .integer(
            "total", "Scenarios, suites, commands or bytes in all.", \.total,
            called: [
                .runtimeValidationStart: "total_scenarios", .runtimeScenarioStart: "command_count",
                .acceptanceFixComplete: "fix_output_length",
            ]),
        .flag("all_passed", "Whether every scenario passed, and there was one.", \.allPassed),
        .flag("all_success", "Whether every member of the group is done.", \.allSuccess),
        .word("decision", "What a person has decided.", \.decision),
        .text("comment", "The person's comment.", \.comment),
        .text("by", "Who has decided.", \.by),
        .text("objective_name", "The objective's title.", \.objectiveName),
        .text("objective_path", "The objective that the user named, absolute.", \.objectiveFile),
        .text("objective_sha256", "The SHA-256 of the run's copy of the objective.", \.objectiveDigest),
        .text("stages_sha256", "The SHA-256 of the run's copy of the workflow.", \.workflowDigest),
        .text("stages_path", "The workflow that the user named, absolute.", \.stagesFile),
        .text("project", "The directory where agents work, absolute.", \.project),
        .text("base_commit", "The commit on which the project stood.", \.baseCommit),
        .integer("pid", "The engine's process number.", \.pid),
    ]

    private static let usage = EventField(
        key: "usage", summary: "What the attempt has used.", schema: Usage.schema,
        write: { event, writer in
            guard let usage = event.usage else { return }
            writer.key("usage")
            UsageText.write(usage, to: &writer)
        }, read: { value, event in event.usage = UsageText.read(value) })

    private static let until = EventField(
        key: "until", summary: "Until when a limit holds.", schema: Timestamp.schema,
        write: { if let moment = $0.until { $1.member("until", moment.description) } },
        read: { $1.until = $0.string.flatMap(Timestamp.init) })

    private static let artifacts = EventField(
        key: "artifacts", summary: "What the stage has left.", schema: [Artifact].schema,
        write: { event, writer in
            guard let artifacts = event.artifacts, !artifacts.isEmpty else { return }
            writer.key("artifacts")
            ArtifactText.write(artifacts, to: &writer)
        },
        read: { value, event in
            let artifacts = ArtifactText.read(value)
            event.artifacts = artifacts.isEmpty ? nil : artifacts
        })

    private static let given = EventField(
        key: "given", summary: "By what the artifacts are known again that the stage was given.",
        schema: GivenDigest.schema,
        write: { event, writer in
            if let given = event.given, !given.isEmpty { writer.member("given", given.text) }
        },
        read: { value, event in event.given = value.string.flatMap { GivenDigest($0) } })

    private static let inputs = EventField(
        key: "inputs", summary: "The files that a stage with inputs was given.", schema: [Artifact].schema,
        write: { event, writer in
            guard let inputs = event.inputs else { return }
            writer.key("inputs")
            ArtifactText.write(inputs, to: &writer)
        },
        read: { value, event in event.inputs = ArtifactText.read(value) })

    private static let scenarios = EventField(
        key: "scenarios", summary: "The acceptance scenarios that were agreed.", schema: [ScenarioDigest].schema,
        write: { event, writer in
            guard let scenarios = event.scenarios else { return }
            writer.key("scenarios")
            ScenarioText.write(scenarios, to: &writer)
        },
        read: { value, event in event.scenarios = ScenarioText.read(value) })
}
