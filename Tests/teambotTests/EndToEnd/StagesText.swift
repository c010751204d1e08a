/// Writes the `stages.json` of a test: stages that run scripts of the project, and agents that do.
struct StagesText {
    private var stages: [String] = []
    private var agents: [String] = []
    private var rest: [String] = []

    /// A stage that runs shell commands directly.
    func command(_ name: String, _ script: String, next: String..., and more: String = "") -> StagesText {
        stage(name, "\"command\": [\"/bin/sh\", \"-c\", \(Self.quoted(script))]" + more, next)
    }

    /// A stage with these keys.
    func stage(_ name: String, _ keys: String, next: String...) -> StagesText { stage(name, keys, next) }

    /// A stage with these keys, before several others.
    func stage(_ name: String, _ keys: String, next: [String]) -> StagesText { stage(name, keys, next) }

    /// An agent that runs shell commands.
    func agent(_ name: String, _ script: String, persona: String = "builder") -> StagesText {
        var copy = self
        let command = "[\"/bin/sh\", \"-c\", \(Self.quoted(script))]"
        copy.agents.append("\"\(name)\": { \"persona\": \"\(persona)\", \"command\": \(command) }")
        return copy
    }

    /// Another key at the top.
    func with(_ keys: String) -> StagesText {
        var copy = self
        copy.rest.append(keys)
        return copy
    }

    /// A group of two between A and D.
    func group(_ members: String..., after: String, before: String) -> StagesText {
        let list = members.map { "\"\($0)\"" }.joined(separator: ", ")
        return with(
            "\"parallel_groups\": { \"pair\": { \"after\": \"\(after)\", \"stages\": [\(list)], \"before\": \"\(before)\" } }"
        )
    }

    /// The whole file.
    var text: String {
        let agents = agents.isEmpty ? [] : ["\"agents\": {\n" + agents.joined(separator: ",\n") + "\n}"]
        let stages = ["\"stages\": {\n" + stages.joined(separator: ",\n") + "\n}"]
        return "{\n" + (["\"version\": 1"] + agents + stages + rest).joined(separator: ",\n") + "\n}\n"
    }

    private func stage(_ name: String, _ keys: String, _ next: [String]) -> StagesText {
        var copy = self
        let list = next.map { "\"\($0)\"" }.joined(separator: ", ")
        copy.stages.append("\"\(name)\": { \(keys.isEmpty ? "" : keys + ", ")\"next_stages\": [\(list)] }")
        return copy
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
