import JSONText
import StateMachine

/// The keys of an agent, and of the defaults for all agents.
enum AgentKeys {
    static let table = KeyTable<AgentDraft>("an agent", [persona] + RunnerKeys.list + shared)
    static let defaults = KeyTable<AgentDraft>("the defaults of the agents", RunnerKeys.list + shared)

    private static let persona = Key<AgentDraft>(
        "persona", .text,
        "One of project_manager, business_analyst, technical_writer, builder and reviewer (or pm, ba, writer).",
        isRequired: true
    ) { draft, source, problems in
        draft.persona = PersonaCheck.persona(source, &problems)
    }

    private static let shared: [Key<AgentDraft>] = [
        .seconds(
            "timeout_seconds", "Seconds that one attempt may take where its stage sets no limit.", allowsNull: true
        ) {
            $0.timeoutSeconds = $1
        },
        .wholeNumber(
            "max_output_bytes", Limits.outputBytes, "Bytes of each output that are kept where its stage sets no limit."
        ) {
            $0.maximumOutputBytes = $1
        },
        Key("env", .textMap, "Variables to set for the agent.") { draft, source, problems in
            draft.environment = EnvironmentCheck.variables(source, &problems)
        },
        Key("pass_env", .texts, "Globs of further variables of your environment that the agent gets.") {
            draft, source, problems in
            EnvironmentCheck.checkGlobs(source, &problems)
            draft.passedVariables = source.texts
        },
    ]
}
