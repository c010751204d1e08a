import StateMachine

/// How a program is called.
package struct AgentCall: Sendable, Equatable {
    /// The program and its arguments.
    package var arguments: [String]
    /// Variables that it needs, beside those of the user.
    package var environment: [String: String]
    /// Whether the prompt comes on standard input; else that is empty.
    package var hasPromptOnInput: Bool

    /// Makes a call.
    package init(_ arguments: [String], environment: [String: String] = [:], hasPromptOnInput: Bool = true) {
        self.arguments = arguments
        self.environment = environment
        self.hasPromptOnInput = hasPromptOnInput
    }
}

extension AgentCall {
    /// The call for a request.
    package init(_ request: CallRequest) {
        switch request.runner {
        case .offline: self.init([request.teambot, "offline-agent"])
        case .command(let arguments, _): self.init(arguments)
        case .acp(let arguments): self.init(arguments)
        case .program(let program): self.init([program.rawValue])
        }
    }
}
