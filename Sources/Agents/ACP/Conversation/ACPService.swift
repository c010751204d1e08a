import StateMachine

/// What an agent may ask of this client, by the protocol's own name.
package enum ACPService: String, Sendable, CaseIterable {
    case readFile = "fs/read_text_file"
    case writeFile = "fs/write_text_file"
    case createTerminal = "terminal/create"
    case terminalOutput = "terminal/output"
    case waitForExit = "terminal/wait_for_exit"
    case killTerminal = "terminal/kill"
    case releaseTerminal = "terminal/release"

    /// The permission without which it is refused.
    var permission: PermissionMode {
        switch self {
        case .readFile: .readOnly
        case .writeFile: .edit
        case .createTerminal, .terminalOutput, .waitForExit, .killTerminal, .releaseTerminal: .full
        }
    }

    /// What was to be done, for the record of a denial.
    var detailMember: String { self == .readFile || self == .writeFile ? "path" : "command" }
}
