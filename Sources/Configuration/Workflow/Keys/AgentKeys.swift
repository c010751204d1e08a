import JSONText
import StateMachine

/// The keys of an agent, and of the defaults for all agents.
enum AgentKeys {
    static let table = KeyTable<AgentDraft>("an agent", [persona] + RunnerKeys.list + shared)
    static let defaults = KeyTable<AgentDraft>("the defaults of the agents", RunnerKeys.list + shared)

    private static let persona = Key<AgentDraft>.text(
        "persona",
        "One of project_manager, business_analyst, technical_writer, builder and reviewer (or pm, ba, writer).",
        .persona, isRequired: true
    ) {
        $0.persona = Persona(named: $1)
    }

    private static let variables = MapRule(
        names: .variable, values: .variableValue, expectation: "A variable's value must be a string")

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
        Key("env", .textMap(variables), "Variables to set for the agent.") { draft, source, _ in
            draft.environment = (source.value.members ?? []).compactMap { member in
                member.value.string.map { (member.name, $0) }
            }
        },
        .texts(
            "pass_env", "Globs of further variables of your environment that the agent gets.", .of(.variableGlob)
        ) {
            $0.passedVariables = $1
        }.examples(.texts(["MY_PROXY", "NPM_*"])),
    ]
}
