import StateMachine

/// The value of `runner`.
enum RunnerKind: Equatable {
    case offline, command, acp
    case program(AgentProgram)

    /// Every value, the programs first.
    static let names = AgentProgram.allCases.map(\.rawValue) + ["acp", "command", "offline"]

    /// The kind of this name.
    init?(_ name: String) {
        switch name {
        case "offline": self = .offline
        case "command": self = .command
        case "acp": self = .acp
        default:
            guard let program = AgentProgram(rawValue: name) else { return nil }
            self = .program(program)
        }
    }

    /// The name in the file.
    var name: String {
        switch self {
        case .offline: "offline"
        case .command: "command"
        case .acp: "acp"
        case .program(let program): program.rawValue
        }
    }
}
