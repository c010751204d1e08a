import JSONText

extension ACPConversation {
    /// Takes what the agent tells of its turn.
    mutating func update(_ parameters: JSONValue?, _ now: Double) {
        guard let parameters, let update = parameters["update"], isOurs(parameters) else {
            return noise("The agent tells something of another session.")
        }
        // What is replayed is no silence.
        if let step, step != .prompt, deadline != nil { deadline = now + order.answerSeconds }
        // What is replayed was told before.
        if step == .load { return }
        if let kind = update["sessionUpdate"]?.string, kind == "usage_update" {
            if usage.take(update: update) { actions.append(.record(.usage(usage.total))) }
        } else {
            tell(update)
        }
    }

    private mutating func tell(_ update: JSONValue) {
        switch update["sessionUpdate"]?.string {
        case "agent_message_chunk":
            if let text = Self.text(update["content"]) { actions.append(.record(.message(text))) }
        case "agent_thought_chunk":
            if let text = Self.text(update["content"]) { actions.append(.record(.thought(text))) }
        case "tool_call", "tool_call_update": tool(update)
        case "plan":
            let entries = (update["entries"]?.elements ?? []).prefix(200).compactMap(ACPPlanEntry.init)
            actions.append(.record(.plan(entries)))
        default: break
        }
    }

    private mutating func tool(_ update: JSONValue) {
        guard let call = tools.merge(update) else { return noise("The agent tells of a tool without a name.") }
        let status = ACPToolStatus(protocolWord: update["status"]?.string)
        guard tools.tell(call.id, status) else { return }
        let detail = status == .started ? call.detail : ACPToolCall.outcome(update) ?? call.detail
        actions.append(
            .record(.tool(id: call.id, name: call.name, kind: call.kind, status: status, detail: detail)))
    }

    /// The text of a piece of content; a link stands for itself.
    private static func text(_ content: JSONValue?) -> String? {
        content?["text"]?.string ?? content?["resource"]?["text"]?.string ?? content?["uri"]?.string
    }
}
