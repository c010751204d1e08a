/// The text of a `stages.json`, written line by line.
struct StagesText {
    private var lines: [String] = []
    private var agents = ""
    private var groups = ""
    private var maxConcurrent = 2

    /// Adds a stage that runs a command.
    mutating func add(_ name: String, _ command: [String] = ["/bin/true"], next: [String]) {
        lines.append("    \"\(name)\": { \"command\": \(Self.list(command)), \"next_stages\": \(Self.list(next)) }")
    }

    /// Adds a stage that an agent does, and the agent with its command.
    mutating func add(_ name: String, agent: String, _ command: [String], next: [String]) {
        agents = "  \"agents\": { \"\(agent)\": { \"persona\": \"builder\", \"command\": \(Self.list(command)) } },\n"
        lines.append("    \"\(name)\": { \"work_agent\": \"\(agent)\", \"next_stages\": \(Self.list(next)) }")
    }

    /// Declares the one group.
    mutating func group(after: String, _ stages: [String], before: String) {
        groups = """
            ,
              "parallel_groups": { "together": { "after": "\(after)", "stages": \(Self.list(stages)),
                "before": "\(before)", "max_concurrent": \(maxConcurrent) } }
            """
    }

    /// The finished text.
    var text: String {
        "{\n  \"version\": 1,\n  \"max_concurrent\": \(maxConcurrent),\n" + agents + "  \"stages\": {\n"
            + lines.joined(separator: ",\n") + "\n  }" + groups + "\n}\n"
    }

    /// One stage after the other, each `/bin/true`, but for those given.
    static func chain(_ count: Int, except special: [Int: [String]] = [:]) -> String {
        var stages = StagesText()
        for number in 1...count {
            let next = number < count ? ["S\(number + 1)"] : []
            stages.add("S\(number)", special[number] ?? ["/bin/true"], next: next)
        }
        return stages.text
    }

    /// A group of so many stages, two or more at a time, between a first and a last one.
    static func group(_ count: Int, _ command: [String] = ["/bin/true"], atOnce: Int = 2) -> String {
        var stages = StagesText()
        stages.maxConcurrent = atOnce
        let members = (1...count).map { "M\($0)" }
        stages.add("FIRST", next: members)
        for member in members { stages.add(member, command, next: ["LAST"]) }
        stages.add("LAST", next: [])
        stages.group(after: "FIRST", members, before: "LAST")
        return stages.text
    }

    private static func list(_ names: [String]) -> String {
        "[" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}
