internal import StateMachine

extension Dialect {
    /// `claude -p --output-format stream-json --verbose`, and the one object of `--output-format json`.
    static let claude = Dialect(
        name: "Claude Code",
        paths: [
            ("type", .kind), ("subtype", .subkind), ("subtype", .item), ("session_id", .session),
            ("model", .model), ("message.model", .model), ("message.id", .message), ("message.role", .role),
            ("message.content.*.type", .item), ("message.content.*.text", .text),
            ("message.content.*.name", .tool), ("message.content.*.id", .call),
            ("message.content.*.tool_use_id", .call), ("message.content.*.is_error", .toolFailed),
            ("message.content.*.input.command", .detail), ("message.content.*.input.file_path", .detail),
            ("message.content.*.input.notebook_path", .detail), ("message.content.*.input.path", .detail),
            ("message.content.*.input.pattern", .detail), ("message.content.*.input.url", .detail),
            ("message.content.*.input.query", .detail), ("message.content.*.input.description", .detail),
            ("message.content.*.input.todos.*.content", .planEntry),
            ("message.content.*.input.todos.*.status", .planStatus),
            ("message.usage.input_tokens", .inputTokens), ("usage.input_tokens", .inputTokens),
            ("message.usage.output_tokens", .outputTokens), ("usage.output_tokens", .outputTokens),
            ("message.usage.cache_creation_input_tokens", .furtherInput),
            ("usage.cache_creation_input_tokens", .furtherInput),
            ("message.usage.cache_read_input_tokens", .cachedBeside),
            ("usage.cache_read_input_tokens", .cachedBeside),
            ("total_cost_usd", .cost), ("result", .reply), ("is_error", .isError), ("stop_reason", .stop),
            ("terminal_reason", .terminal), ("api_error_status", .errorStatus), ("api_error_type", .errorKind),
            ("errors.*", .error), ("error_status", .errorStatus), ("error", .errorKind),
            ("permission_denials.*.tool_name", .deniedTool),
            ("permission_denials.*.tool_input.file_path", .deniedDetail),
            ("permission_denials.*.tool_input.notebook_path", .deniedDetail),
            ("permission_denials.*.tool_input.command", .deniedDetail),
            ("permission_denials.*.tool_input.path", .deniedDetail),
            ("permission_denials.*.tool_input.url", .deniedDetail),
            ("permission_denials.*.tool_input.query", .deniedDetail),
        ],
        rules: [
            DialectRule("system", [.introduces]),
            DialectRule("system", item: "api_retry", [.warns]),
            DialectRule("assistant", [.introduces, .countsMessage]),
            DialectRule("assistant", item: "text", [.says]),
            DialectRule("assistant", item: "tool_use", [.toolBegins, .plans]),
            DialectRule("user", item: "tool_result", [.toolEnds]),
            DialectRule("result", [.introduces, .denies, .countsTotal, .ends]),
        ],
        endings: [
            "end_turn": .completed, "stop_sequence": .completed, "completed": .completed, "max_tokens": .cutOff,
            "tool_use": .cutOff, "model_context_window_exceeded": .promptTooLong, "refusal": .refused,
            "error_during_execution": .agentError, "error_max_structured_output_retries": .agentError,
            "error_max_turns": .turnLimit, "max_turns": .turnLimit, "error_max_budget_usd": .budgetLimit,
            "aborted_streaming": .aborted, "aborted_tools": .aborted,
        ],
        needsStop: true,
        sums: [.cost],
        advice: ProgramAdvice(
            logIn: "Log in with `claude /login` or set ANTHROPIC_API_KEY",
            special: [
                .turnLimit: "Raise `--max-turns` in `runner_args`, or make the stage smaller.",
                .unknownSession:
                    "Claude Code keeps conversations for each directory; the next attempt begins a new one.",
            ]))
}
