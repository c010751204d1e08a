internal import StateMachine

extension Dialect {
    /// `gemini --output-format stream-json`, and the one object of `--output-format json`.
    static let gemini = Dialect(
        name: "Gemini CLI",
        paths: [
            ("type", .kind), ("session_id", .session), ("sessionId", .session), ("model", .model), ("role", .role),
            ("content", .text), ("tool_name", .tool), ("name", .tool), ("tool_id", .call),
            ("parameters.command", .detail), ("parameters.file_path", .detail), ("parameters.path", .detail),
            ("parameters.pattern", .detail), ("parameters.url", .detail), ("parameters.query", .detail),
            ("parameters.todos.*.description", .planEntry), ("parameters.todos.*.status", .planStatus),
            ("status", .stop), ("status", .toolStatus), ("output", .toolOutput), ("error.type", .errorKind),
            ("error.message", .error), ("error.code", .errorStatus), ("message", .error),
            ("finish_reason", .terminal), ("response", .reply),
            ("stats.input_tokens", .inputTokens), ("stats.output_tokens", .outputTokens),
            ("stats.cached", .cachedInput), ("stats.models.*.tokens.prompt", .inputTokens),
            ("stats.models.*.tokens.candidates", .outputTokens), ("stats.models.*.tokens.thoughts", .outputTokens),
            ("stats.models.*.tokens.cached", .cachedInput),
        ],
        rules: [
            DialectRule("init", [.introduces]),
            DialectRule("message", [.saysPiece]),
            DialectRule("tool_use", [.toolBegins, .plans]),
            DialectRule("tool_result", [.toolEnds]),
            DialectRule("error", [.warns]),
            DialectRule("result", [.countsTotal, .ends]),
            DialectRule("", [.introduces, .countsTotal, .ends]),
        ],
        endings: [
            "success": .completed, "error": .agentError, "refusal": .refused, "MAX_TOKENS": .cutOff,
            "SAFETY": .refused, "cancelled": .aborted,
        ],
        repliesAfterTools: true,
        needsReply: true,
        statuses: [41: .notLoggedIn, 42: .badCall, 44: .agentError, 52: .badCall, 53: .turnLimit, 54: .agentError],
        denials: ["denied", "not allowed", "policy", "permission", "requires approval", "requires confirmation"],
        advice: ProgramAdvice(
            logIn: "Log in with `gemini` once, or set GEMINI_API_KEY (or GOOGLE_API_KEY)",
            special: [.turnLimit: "Raise `model.maxSessionTurns` in its settings, or make the stage smaller."]))
}
