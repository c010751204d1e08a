internal import StateMachine

extension Dialect {
    /// What teambot's own client of the Agent Client Protocol prints.
    static let acp = Dialect(
        name: "The agent",
        paths: [
            ("type", .kind), ("session_id", .session), ("model", .model), ("text", .text), ("id", .call),
            ("name", .tool), ("kind", .errorKind), ("kind", .toolKind), ("kind", .item), ("status", .toolStatus),
            ("detail", .detail), ("detail", .deniedDetail),
            ("entries.*.content", .planEntry), ("entries.*.status", .planStatus),
            ("input_tokens", .inputTokens), ("output_tokens", .outputTokens), ("cached_tokens", .cachedInput),
            ("cost_usd", .cost), ("tool", .deniedTool), ("permission", .deniedPermission),
            ("stop_reason", .stop), ("message", .error),
        ],
        rules: [
            DialectRule("session", [.introduces]),
            DialectRule("message", [.saysPiece]),
            DialectRule("tool", [.toolChanges]),
            DialectRule("plan", [.plans]),
            DialectRule("usage", [.introduces, .countsTotal]),
            DialectRule("denied", [.denies]),
            DialectRule("result", [.introduces, .ends]),
            DialectRule("error", [.fails]),
        ],
        endings: [
            "end_turn": .completed, "max_tokens": .cutOff, "max_turn_requests": .turnLimit, "refusal": .refused,
            "cancelled": .aborted,
        ],
        needsStop: true,
        failures: [
            "auth": .notLoggedIn, "unknown_session": .unknownSession, "timeout": .noFinalRecord,
            "exit": .noFinalRecord,
        ],
        sums: [.tokens, .cost],
        advice: ProgramAdvice(
            logIn: "Log in with the agent's own program, or set its API key (`pass_env` hands variables to it)"))

    /// A command that prints one JSON value, with what teambot wants to know where `stages.json` says.
    static func command(_ paths: (path: String?, slot: Slot)...) -> Dialect {
        Dialect(
            name: "The command", paths: paths.compactMap { row in row.path.map { ($0, row.slot) } },
            rules: [DialectRule(nil, [.introduces, .countsTotal, .ends])],
            advice: ProgramAdvice(
                special: [.noFinalRecord: "Look at `output` of the agent in `stages.json` and at `stdout.log`."]))
    }
}
