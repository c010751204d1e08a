import JSONText
import StateMachine

/// What a run knows of its agents, as JSON: a member for each, `{usage, session_id, runner, session_usage}`.
enum AgentStateText {
    static func write(_ agents: [String: AgentState], to writer: inout JSONWriter) {
        writer.object { object in
            for (name, agent) in agents.sorted(by: { $0.key < $1.key }) {
                object.key(name)
                agent.write(to: &object)
            }
        }
    }

    static func read(_ value: JSONValue) -> [String: AgentState] {
        var agents: [String: AgentState] = [:]
        for member in value.members ?? [] {
            var agent = AgentState()
            agent.usage = member.value["usage"].flatMap(UsageText.known)
            agent.session = member.value["session_id"]?.string
            agent.sessionRunner = member.value["runner"]?.string
            agent.sessionUsage = member.value["session_usage"].flatMap(UsageText.known)
            agents[member.name] = agent
        }
        return agents
    }
}

extension AgentState: Recorded {
    static let fields: [RecordField<AgentState>] = [
        .always("usage", "What its attempts have used.") { $0.usage ?? Usage() },
        .known("session_id", "The conversation that it continues.") { $0.session },
        .known("runner", "The program of that conversation.") { $0.sessionRunner },
        .known("session_usage", "What that conversation had used when it was last heard of.") { $0.sessionUsage },
    ]
}
