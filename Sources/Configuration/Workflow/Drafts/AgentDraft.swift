import JSONText
import StateMachine

/// An agent, or the defaults of all agents, as the file has it.
struct AgentDraft {
    let name: String
    let source: Source
    var persona: Persona?
    var runner: RunnerKind?
    var command: [String]?
    var model: String?
    var permissionMode: PermissionMode?
    var runnerArguments: [String]?
    var continuesSession: Bool?
    var fallback: [AgentProgram]?
    var isOutputJSON: Bool?
    var paths: CommandOutput?
    var budget = Budget()
    var timeoutSeconds: Double?
    var maximumOutputBytes: Int?
    var environment: [(name: String, value: String)] = []
    var passedVariables: [String] = []

    init(agentName: String, source: Source) {
        name = agentName
        self.source = source
    }

    /// Whether the file gives it a value of this name.
    func has(_ key: String) -> Bool { source.value[key].map { !$0.isNull } ?? false }
}
