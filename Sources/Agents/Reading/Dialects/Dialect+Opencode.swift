internal import StateMachine

extension Dialect {
    /// `opencode run --format json`.
    static let opencode = Dialect(
        name: "opencode",
        paths: [
            ("type", .kind), ("sessionID", .session), ("part.text", .text), ("part.tool", .tool),
            ("part.callID", .call), ("part.state.status", .toolStatus), ("part.state.error", .toolError),
            ("part.state.input.command", .detail), ("part.state.input.filePath", .detail),
            ("part.state.input.path", .detail), ("part.state.input.pattern", .detail),
            ("part.state.input.url", .detail),
            ("part.state.input.todos.*.content", .planEntry), ("part.state.input.todos.*.status", .planStatus),
            ("part.reason", .stop), ("part.cost", .cost), ("part.tokens.input", .inputTokens),
            ("part.tokens.output", .outputTokens), ("part.tokens.reasoning", .outputTokens),
            ("part.tokens.cache.read", .cachedBeside), ("part.tokens.cache.write", .furtherInput),
            ("error", .error), ("error.message", .error), ("error.data.message", .error), ("error.name", .errorKind),
            ("error.data.statusCode", .errorStatus),
        ],
        rules: [
            DialectRule("step_start", [.introduces, .pauses]),
            DialectRule("text", [.introduces, .saysPiece]),
            DialectRule("tool_use", [.toolChanges, .plans, .pauses]),
            DialectRule("step_finish", [.introduces, .countsStep, .ends]),
            DialectRule("error", [.introduces, .fails]),
        ],
        endings: [
            "stop": .completed, "end_turn": .completed, "length": .cutOff, "content-filter": .refused,
            "tool-calls": .noFinalRecord, "error": .agentError,
        ],
        needsStop: true,
        repliesAfterTools: true,
        needsReply: true,
        denials: ["rejected permission", "denied", "not allowed", "prevents you from using"],
        advice: ProgramAdvice(logIn: "Log in with `opencode auth login`, or set the provider's API key"))

    /// `goose run --output-format stream-json`.
    static let goose = Dialect(
        name: "goose",
        paths: [
            ("type", .kind), ("session_id", .session), ("message.role", .role), ("message.id", .message),
            ("message.content.*.type", .item), ("message.content.*.text", .text),
            ("message.content.*.id", .call), ("message.content.*.toolCall.value.name", .tool),
            ("message.content.*.toolCall.value.arguments.command", .detail),
            ("message.content.*.toolCall.value.arguments.path", .detail),
            ("message.content.*.toolCall.value.arguments.url", .detail),
            ("message.content.*.toolResult.status", .toolStatus),
            ("message.content.*.toolResult.error", .toolError),
            ("error", .error), ("total_tokens", .totalTokens), ("input_tokens", .inputTokens),
            ("output_tokens", .outputTokens), ("cost", .cost),
        ],
        rules: [
            DialectRule("message", item: "text", [.saysPiece]),
            DialectRule("message", item: "toolRequest", [.toolBegins]),
            DialectRule("message", item: "toolResponse", [.toolEnds]),
            DialectRule("error", [.fails]),
            DialectRule("complete", [.introduces, .countsTotal, .ends]),
        ],
        repliesAfterTools: true,
        needsReply: true,
        failures: ["max_turns": .turnLimit],
        denials: ["declined", "denied", "not allowed", "permission"],
        ownMessages: [
            OwnMessage(
                opening: "Ran into this error: ",
                ending: "Please retry if you think this is a transient or recoverable error.", kind: ""),
            OwnMessage(
                opening: "I've reached the maximum number of actions I can do without user input.",
                ending: "Would you like me to continue?", kind: "max_turns"),
        ],
        advice: ProgramAdvice(logIn: "Choose a provider and give its key with `goose configure`"))
}
