import JSONText
package import StateMachine

/// Which attempt something is about: what the journal says of its beginning.
package struct AttemptIdentity: Sendable, Equatable {
    /// The stage's name.
    package var stage: String
    /// Counts all attempts of the stage from 1.
    package var number: Int
    package var role: Role
    /// The agent's name; nil for commands and scenarios.
    package var agent: String?
    /// The review or acceptance round.
    package var iteration: Int?
    /// Tells apart several attempts of one role and round.
    package var task: String?

    /// Makes an identity.
    package init(stage: String, number: Int, role: Role, agent: String?, iteration: Int?, task: String?) {
        self.stage = stage
        self.number = number
        self.role = role
        self.agent = agent
        self.iteration = iteration
        self.task = task
    }

    /// Reads it from a file's object; nil when it is not whole.
    init?(_ root: JSONValue) {
        guard let stage = root["stage"]?.string, let number = root["attempt"]?.integer,
            let role = root["role"]?.string.flatMap({ Role(rawValue: $0) })
        else { return nil }
        self.init(
            stage: stage, number: number, role: role, agent: root["agent"]?.string,
            iteration: root["iteration"]?.integer, task: root["task"]?.string)
    }

    /// Writes its members into a file's object.
    func write(to writer: inout JSONWriter) {
        writer.member("stage", stage)
        writer.member("attempt", number)
        writer.member("role", role.rawValue)
        writer.member("agent", agent)
        writer.member("iteration", iteration)
        writer.member("task", task)
    }
}

extension AttemptState {
    /// Which attempt of a stage it is.
    package func identity(of stage: String) -> AttemptIdentity {
        AttemptIdentity(stage: stage, number: number, role: role, agent: agent, iteration: iteration, task: task)
    }
}
