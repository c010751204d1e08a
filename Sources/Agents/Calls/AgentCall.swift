import StateMachine

/// How a program is called.
package struct AgentCall: Sendable, Equatable {
    /// The variable by which a command learns the conversation that it is to continue.
    package static let sessionVariable = "TEAMBOT_SESSION"

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
        case .command(let arguments, _):
            self.init(arguments, environment: request.session.map { [Self.sessionVariable: $0] } ?? [:])
        case .acp(let command): self.init(Self.client(request) + command)
        case .program(let program): self.init(Preset.of(program), request)
        }
    }

    /// The client of the Agent Client Protocol, which then starts the agent.
    private static func client(_ request: CallRequest) -> [String] {
        [request.teambot, "acp-client", "--permission-mode", request.permission.rawValue]
            + ["--artifacts", request.artifacts] + (request.session.map { ["--session", $0] } ?? [])
            + (request.model.map { ["--model", $0] } ?? []) + ["--"]
    }

    private init(_ preset: Preset, _ request: CallRequest) {
        var arguments = preset.arguments + Self.filled(preset.project, request.project)
        arguments += preset.permissions[request.permission] ?? []
        arguments += Self.filled(preset.model, request.model)
        for directory in Self.directories(preset, request) { arguments += Self.filled(preset.directory, directory) }
        arguments += Self.filled(preset.budget, request.slice.costUSD.map { "\($0)" })
        // They are for the agent's own program; a fallback is another one.
        if request.runner == request.agent.runner { arguments += request.agent.runnerArguments }
        arguments += Self.filled(preset.session, request.session)
        let environment = preset.environment.merging(preset.permissionEnvironment[request.permission] ?? [:]) { $1 }
        switch preset.prompt {
        case .input(let more, _) where request.promptBytes <= Preset.longestPrompt:
            self.init(arguments + more, environment: environment)
        case .input(_, let sentence):
            self.init(
                arguments + Self.filled(sentence, Self.sentence(request.promptFile)), environment: environment,
                hasPromptOnInput: false)
        case .file(let option):
            self.init(
                arguments + Self.filled(option, request.promptFile), environment: environment, hasPromptOnInput: false)
        }
    }

    private static func filled(_ template: [String], _ value: String?) -> [String] {
        guard let value else { return [] }
        return template.map { $0.replacing("{}", with: value) }
    }

    /// What lies outside of the project and is to be reached all the same.
    private static func directories(_ preset: Preset, _ request: CallRequest) -> [String] {
        var directories = isInside(request.artifacts, request.project) ? [] : [request.artifacts]
        let isNamed = request.promptBytes > Preset.longestPrompt && !isInside(request.promptFile, request.project)
        // Codex reads everywhere, and could write to whatever it is told of.
        if isNamed, preset.program != .codex { directories.append(parent(of: request.promptFile)) }
        return directories
    }

    private static func isInside(_ path: String, _ directory: String) -> Bool {
        path == directory || path.hasPrefix(directory.hasSuffix("/") ? directory : directory + "/")
    }

    private static func parent(of path: String) -> String {
        path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    }

    private static func sentence(_ promptFile: String) -> String {
        "Your task is in the file \(promptFile), because it is too long to be given here. Read the whole file, part by "
            + "part, and then do what it says."
    }
}
