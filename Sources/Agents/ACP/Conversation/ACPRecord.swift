import JSONText
package import StateMachine

/// A line of what the client prints about a conversation.
package enum ACPRecord: Sendable, Equatable {
    case session(String)
    case message(String)
    case thought(String)
    case tool(id: String, name: String, kind: String?, status: ACPToolStatus, detail: String?)
    case plan([ACPPlanEntry])
    case usage(Usage)
    case denied(tool: String, detail: String?, PermissionMode)
    case noise(String)
    case result(stopReason: String, session: String?)
    case error(ACPProblem)
}

extension ACPRecord {
    /// The line, with its end.
    package func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(to: &$0) }
        return writer.bytes + [10]
    }

    private func write(to object: inout JSONWriter) {
        object.member("type", type)
        switch self {
        case .session(let session): object.member("session_id", session)
        case .message(let text), .thought(let text), .noise(let text): object.member("text", text)
        case .tool(let id, let name, let kind, let status, let detail):
            object.member("id", id)
            object.member("name", name)
            object.member("kind", kind)
            object.member("status", status.rawValue)
            object.member("detail", detail)
        case .plan(let entries):
            object.key("entries")
            object.array { array in for entry in entries { entry.write(to: &array) } }
        case .usage(let usage):
            object.member("input_tokens", usage.inputTokens)
            object.member("output_tokens", usage.outputTokens)
            object.member("cached_tokens", usage.cachedTokens)
            object.member("cost_usd", usage.costUSD)
        case .denied(let tool, let detail, let permission):
            object.member("tool", tool)
            object.member("detail", detail)
            object.member("permission", permission.rawValue)
        case .result(let stopReason, let session):
            object.member("stop_reason", stopReason)
            object.member("session_id", session)
        case .error(let problem):
            object.member("code", problem.code)
            object.member("kind", problem.kind.rawValue)
            object.member("message", problem.message)
        }
    }

    /// The name of the record.
    private var type: String {
        switch self {
        case .session: "session"
        case .message: "message"
        case .thought: "thought"
        case .tool: "tool"
        case .plan: "plan"
        case .usage: "usage"
        case .denied: "denied"
        case .noise: "noise"
        case .result: "result"
        case .error: "error"
        }
    }
}
