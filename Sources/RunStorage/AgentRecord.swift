package import JSONText
package import StateMachine

/// What an agent's program has told about its own work: the member `reading` of `result.json`.
package struct AgentRecord: Sendable, Equatable {
    /// How it says that it ended.
    package var outcome: AgentOutcome
    /// What happened and what to do about it; nil where it completed.
    package var sentence: String?
    /// What it has used.
    package var usage: Usage
    /// The program's own name of the conversation.
    package var session: String?
    /// The model that has answered, where the program tells.
    package var model: String?
    /// What it was not allowed to do.
    package var denied: [DeniedTool]
    /// Until when a limit holds, where the program tells.
    package var until: Timestamp?
    /// Bytes of `reply.md`; nil where standard output itself is the reply.
    package var replyBytes: Int?
    /// The digest of `reply.md`.
    package var replyDigest: String?

    /// Makes a record.
    package init(
        _ outcome: AgentOutcome, sentence: String? = nil, usage: Usage = Usage(), session: String? = nil,
        model: String? = nil, denied: [DeniedTool] = [], until: Timestamp? = nil
    ) {
        self.outcome = outcome
        self.sentence = sentence
        self.usage = usage
        self.session = session
        self.model = model
        self.denied = denied
        self.until = until
    }
}

extension AgentRecord {
    /// Writes the member's value.
    package func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("outcome", outcome.rawValue)
            if let sentence { object.member("error", sentence) }
            if let session { object.member("session_id", session) }
            if let model { object.member("model", model) }
            object.key("usage")
            UsageText.write(usage, to: &object)
            if let until { object.member("until", until.description) }
            if let replyBytes { object.member("reply_bytes", replyBytes) }
            if let replyDigest { object.member("reply_sha256", replyDigest) }
            guard !denied.isEmpty else { return }
            object.key("denied")
            object.array { list in for tool in denied { tool.write(to: &list) } }
        }
    }

    /// Reads what `write` has written; nil where the outcome is missing or none that this version knows.
    package init?(_ value: JSONValue) {
        guard let outcome = value["outcome"]?.string.flatMap(AgentOutcome.init(rawValue:)) else { return nil }
        self.init(
            outcome, sentence: value["error"]?.string, usage: value["usage"].map(UsageText.read) ?? Usage(),
            session: value["session_id"]?.string, model: value["model"]?.string,
            denied: value["denied"]?.elements?.compactMap(DeniedTool.init) ?? [],
            until: value["until"]?.string.flatMap(Timestamp.init))
        replyBytes = value["reply_bytes"]?.integer
        replyDigest = value["reply_sha256"]?.string
    }
}
