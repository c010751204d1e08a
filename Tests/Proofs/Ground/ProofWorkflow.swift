/// The workflow of the proofs: a chain with a group of three in its middle, a review and a command.
package struct ProofWorkflow: Sendable {
    /// Where agents write down that they live.
    package var ledger: Ledger
    /// How long an agent works.
    package var microseconds = Self.briefly
    /// How long an agent of the group works.
    package var memberMicroseconds = Self.briefly
    /// A named pipe for which the group's members wait instead.
    package var gate: String?
    /// More keys of the group's members, such as `"timeout_seconds": 1`.
    package var memberKeys: [String] = []

    /// Too short for a resume to find the agent still at work; what is longer than that is worth a proof, too.
    package static let briefly = 4_000

    /// Makes the workflow.
    package init(ledger: Ledger) { self.ledger = ledger }

    /// The stages in which something works, each with the role of its one attempt.
    package static let tasks: [(stage: String, role: String)] = [
        ("FIRST", "work"), ("SECOND", "work"), ("LEFT", "work"), ("MIDDLE", "work"), ("RIGHT", "work"),
        ("JOIN", "work"), ("JOIN_REVIEW", "review"), ("CHECK", "command"),
    ]

    /// Every stage.
    package static var stages: [String] { tasks.map(\.stage) + ["END"] }

    /// The stages that run beside each other.
    package static let members = ["LEFT", "MIDDLE", "RIGHT"]

    /// What a stage leaves.
    package static func artifact(of stage: String) -> String { stage.lowercased() + ".md" }

    /// The content of `stages.json`.
    package var text: String {
        let agents = (["chain", "judge"] + Self.members.map { $0.lowercased() }).map { name in
            let persona = name == "judge" ? "reviewer" : "builder"
            let isMember = Self.members.contains { $0.lowercased() == name }
            return "\"\(name)\": { \"persona\": \"\(persona)\", \"command\": \(command(isMember: isMember)) }"
        }
        let stages =
            [
                work("FIRST", "chain", next: ["SECOND"]), work("SECOND", "chain", next: Self.members),
            ] + Self.members.map { work($0, $0.lowercased(), next: ["JOIN"], memberKeys) } + [
                work("JOIN", "chain", next: ["JOIN_REVIEW"]),
                stage(
                    "JOIN_REVIEW",
                    ["\"is_review_stage\": true", "\"work_agent\": \"chain\"", "\"review_agent\": \"judge\""],
                    next: ["CHECK"]),
                stage("CHECK", ["\"command\": \(command(isMember: false))"], next: ["END"]),
                "\"END\": { \"next_stages\": [] }",
            ]
        let members = Self.members.map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            {
              "version": 1,
              "max_concurrent": 3,
              "agents": {
                \(agents.joined(separator: ",\n    "))
              },
              "stages": {
                \(stages.joined(separator: ",\n    "))
              },
              "parallel_groups": {
                "trio": { "after": "SECOND", "stages": [\(members)], "before": "JOIN", "max_concurrent": 3 }
              },
              "work_to_review_mapping": { "JOIN": "JOIN_REVIEW" }
            }

            """
    }

    private func command(isMember: Bool) -> String {
        let words =
            [Workshop.proofs, "agent", ledger.path, "\(isMember ? memberMicroseconds : microseconds)"]
            + (gate.map { isMember ? [$0] : [] } ?? [])
        return "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }

    private func work(_ name: String, _ agent: String, next: [String], _ more: [String] = []) -> String {
        stage(name, ["\"work_agent\": \"\(agent)\""] + more, next: next)
    }

    private func stage(_ name: String, _ keys: [String], next: [String]) -> String {
        let next = next.map { "\"\($0)\"" }.joined(separator: ", ")
        let keys = keys + ["\"artifacts\": [\"\(Self.artifact(of: name))\"]", "\"next_stages\": [\(next)]"]
        return "\"\(name)\": { \(keys.joined(separator: ", ")) }"
    }
}
