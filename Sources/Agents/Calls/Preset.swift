package import StateMachine

/// How a program is called: everything that teambot knows of it, as data. In the arguments `{}` stands for the value.
package struct Preset: Sendable {
    /// Bytes above which a prompt is named instead of given: Codex takes 1,048,576 characters, Claude refuses what is
    /// beyond the model's context (5 MB were, 1 MB was not), and no model holds much more.
    static let longestPrompt = 1_000_000

    /// The program on the PATH.
    package var program: AgentProgram
    /// What makes it work without a person and tell what it does while it does it.
    var arguments: [String]
    /// The directory to work in, where the program wants to be told.
    var project: [String] = []
    /// A directory outside of the project where it may work, too; empty where it cannot be told.
    var directory: [String] = []
    var model: [String]
    /// Never more than the mode says.
    var permissions: [PermissionMode: [String]]
    /// Money that it may spend; empty where it has no limit of its own.
    var budget: [String] = []
    /// A conversation to be continued; empty where it has none. It comes last: for Codex it is a verb.
    var session: [String]
    var prompt: PromptWay
    /// Variables that it is given, because it has no option for what they say.
    var environment: [String: String] = [:]
    /// The same for each permission mode.
    var permissionEnvironment: [PermissionMode: [String: String]] = [:]
    /// Globs of the user's variables that it needs: its own, and those of its model providers.
    package var variables: [String]
    /// Globs of variables that an outer agent has set for itself, or that lift the permission mode.
    package var withheld: [String] = []
    /// The oldest version that has all of these options.
    package var minimumVersion: [Int]
    /// How one gets the program.
    package var installation: String
    /// How one logs in.
    package var login: String
    /// Where a permission mode is not quite what its name says.
    package var remark: String?
    /// Whether it has no mode between looking and doing everything.
    package var editAllowsCommands = false
}

extension Preset {
    /// What is known of a program.
    package static func of(_ program: AgentProgram) -> Preset {
        switch program {
        case .claude: claude
        case .codex: codex
        case .copilot: copilot
        case .gemini: gemini
        case .opencode: opencode
        case .goose: goose
        case .aider: aider
        }
    }
}
