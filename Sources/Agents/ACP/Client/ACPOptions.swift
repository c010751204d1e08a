package import StateMachine

/// The command line of the client: `[options] -- COMMAND ARGS…`.
package struct ACPOptions: Sendable, Equatable {
    /// What the agent may do.
    package var permission = PermissionMode.readOnly
    /// The run's artifacts directory, absolute.
    package var artifacts: String?
    /// The conversation that is to be continued.
    package var session: String?
    /// The model that is to answer.
    package var model: String?
    /// The seconds that the agent has for an answer before the prompt.
    package var answerSeconds = 60.0
    /// The agent and its arguments.
    package var command: [String] = []

    /// An option and what its value changes; false where the value cannot be.
    private static let table: [(name: String, set: @Sendable (inout ACPOptions, String) -> Bool)] = [
        (
            "--permission-mode",
            { options, value in
                guard let mode = PermissionMode(rawValue: value) else { return false }
                options.permission = mode
                return true
            }
        ),
        (
            "--artifacts",
            { options, value in
                options.artifacts = value
                return value.hasPrefix("/")
            }
        ),
        (
            "--session",
            { options, value in
                options.session = value
                return !value.isEmpty
            }
        ),
        (
            "--model",
            { options, value in
                options.model = value
                return !value.isEmpty
            }
        ),
        (
            "--answer-seconds",
            { options, value in
                options.answerSeconds = Double(value) ?? 0
                return options.answerSeconds > 0 && options.answerSeconds < 1e6
            }
        ),
    ]

    /// Reads the arguments after `acp-client`.
    ///
    /// - Throws: an `ACPFailure` with a sentence.
    package init(_ arguments: [String]) throws(ACPFailure) {
        var rest = arguments[...]
        while let name = rest.popFirst(), name != "--" {
            guard let option = Self.table.first(where: { $0.name == name }) else {
                let known = Self.table.map(\.name).joined(separator: ", ")
                throw .invalid("acp-client has no option \(name); it has \(known), then -- and the agent's command.")
            }
            guard let value = rest.popFirst() else { throw .invalid("\(name) needs a value.") }
            guard option.set(&self, value) else { throw .invalid("\(name) cannot be \(value).") }
        }
        command = Array(rest)
        guard !command.isEmpty else { throw .invalid("The agent's command must follow after --.") }
    }
}
