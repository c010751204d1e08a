internal import StateMachine

extension Dialect {
    /// `codex exec --json`.
    static let codex = Dialect(
        name: "Codex",
        paths: [
            ("type", .kind), ("thread_id", .session), ("item.type", .item), ("item.text", .text),
            ("item.id", .call), ("item.command", .detail), ("item.query", .detail), ("item.changes.*.path", .detail),
            ("item.tool", .tool), ("item.status", .toolStatus), ("item.aggregated_output", .toolOutput),
            ("item.error.message", .toolError),
            ("item.items.*.text", .planEntry), ("item.items.*.completed", .planDone),
            ("message", .error), ("error.message", .error),
            ("usage.input_tokens", .inputTokens), ("usage.cached_input_tokens", .cachedInput),
            ("usage.output_tokens", .outputTokens),
        ],
        rules: [
            DialectRule("thread.started", [.introduces]),
            DialectRule("item.completed", item: "agent_message", [.says]),
        ]
            + ["command_execution", "file_change", "mcp_tool_call", "web_search"].flatMap { item in
                [
                    DialectRule("item.started", item: item, [.toolChanges]),
                    DialectRule("item.completed", item: item, [.toolChanges]),
                ]
            }
            + ["item.started", "item.updated", "item.completed"].map {
                DialectRule($0, item: "todo_list", [.plans])
            }
            + [
                DialectRule("error", [.warns]),
                DialectRule("turn.failed", [.fails]),
                DialectRule("turn.completed", [.countsTotal, .ends]),
            ],
        denials: ["read-only file system", "operation not permitted", "permission denied", "sandbox", "rejected by"],
        hasSandbox: true,
        sums: [.tokens],
        advice: ProgramAdvice(logIn: "Log in with `codex login` or set OPENAI_API_KEY (or CODEX_API_KEY)"))

    /// `copilot --output-format json`.
    static let copilot = Dialect(
        name: "Copilot CLI",
        paths: [
            ("type", .kind), ("sessionId", .session), ("data.model", .model), ("data.messageId", .message),
            ("data.content", .text), ("data.outputTokens", .outputTokens), ("data.inputTokens", .inputTokens),
            ("data.toolName", .tool), ("data.toolCallId", .call),
            ("data.arguments.command", .detail), ("data.arguments.path", .detail), ("data.arguments.pattern", .detail),
            ("data.arguments.url", .detail), ("data.success", .toolSucceeded), ("data.error.message", .toolError),
            ("data.error.code", .toolError), ("data.errorType", .errorKind), ("data.message", .error),
            ("data.errorMessage", .error), ("data.statusCode", .errorStatus), ("exitCode", .exitStatus),
        ],
        rules: [
            DialectRule("session.tools_updated", [.introduces]),
            DialectRule("assistant.message", [.introduces, .says, .countsMessage]),
            DialectRule("tool.execution_start", [.toolBegins]),
            DialectRule("tool.execution_complete", [.toolEnds]),
            DialectRule("model.call_failure", [.warns]),
            DialectRule("session.error", [.fails]),
            DialectRule("abort", [.aborts]),
            DialectRule("result", [.introduces, .ends]),
        ],
        needsReply: true,
        denials: ["could not request permission", "permission denied by", "\ndenied"],
        advice: ProgramAdvice(
            logIn: "Log in with `copilot` and `/login`, or set COPILOT_GITHUB_TOKEN, GH_TOKEN or GITHUB_TOKEN"))
}
