import JSONText
import StateMachine

/// What a run knows of its agents, as JSON: a member for each, `{usage, session_id, runner, session_usage}`.
enum AgentStateText {
    static func write(_ agents: [String: AgentState], to writer: inout JSONWriter) {
        writer.object { object in
            for (name, agent) in agents.sorted(by: { $0.key < $1.key }) {
                object.key(name)
                object.object { line in
                    line.key("usage")
                    UsageText.write(agent.usage ?? Usage(), to: &line)
                    if let session = agent.session { line.member("session_id", session) }
                    if let runner = agent.sessionRunner { line.member("runner", runner) }
                    if let used = agent.sessionUsage {
                        line.key("session_usage")
                        UsageText.write(used, to: &line)
                    }
                }
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
