/// Writes the `stages.json` of a real program's tests.
enum RealStages {
    /// One builder, and stages after each other whose prompts are their templates.
    static func chain(_ runner: String, _ stages: [String], agent more: String = "", top: String = "") -> String {
        let lines = stages.enumerated().map { index, name in
            let next = index + 1 < stages.count ? "\"\(stages[index + 1])\"" : ""
            return """
                "\(name)": { "work_agent": "dev", "prompt_template": "\(name).md", "next_stages": [\(next)] }
                """
        }
        return """
            { "version": 1, \(top.isEmpty ? "" : top + ",")
              "agents": { "dev": { "persona": "builder", "runner": "\(runner)"\(more.isEmpty ? "" : ", " + more) } },
              "stages": { \(lines.joined(separator: ",\n")) } }
            """
    }
}
