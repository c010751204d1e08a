import Testing

/// The program as a whole, into files and on a real terminal, with hostile text wherever text can come from.
@Suite struct ShownByProgramTests {
    /// What is called, in a project where everything says all hostile texts at once.
    private static let calls = [
        "run objective.md", "run objective.md --json", "run objective.md --dry-run",
        "run objective.md --skip \"$EVIL\"",
        "run \"$EVIL\"", "run objective.md --stages \"$EVIL\"", "run objective.md --state-dir \"st$EVIL\"",
        "run broken.md", "run objective.md --stages broken.json", "run objective.md --max-hours \"$EVIL\"",
        "run objective.md \"--$EVIL\"", "\"$EVIL\"", "validate objective.md", "validate broken.md",
        "validate --stages broken.json", "validate --stages broken.json --json", "validate \"$EVIL\"",
        "status \"$EVIL\"", "status --state-dir \"$EVIL\"", "help \"$EVIL\"", "init --stages \"sub$EVIL.json\"",
    ]

    /// What is called when such a run has ended.
    private static let later = [
        "status", "status --json", "resume", "resume --json", "resume --take-changes",
        "approve ASK --comment \"$EVIL\"",
        "reject ASK --comment \"$EVIL\"", "approve \"$EVIL\"", "stop", "run objective.md", "run objective.md --fresh",
    ]

    @Test("Nothing of it is obeyed in a file:", arguments: calls)
    func plain(_ call: String) throws {
        try check(call, after: "", on: Self.file)
    }

    @Test("Nothing of it is obeyed on a terminal:", arguments: calls)
    func terminal(_ call: String) throws {
        try check(call, after: "", on: Self.pseudoTerminal)
    }

    @Test("Nothing of it is obeyed in a file after the run:", arguments: later)
    func laterPlain(_ call: String) throws {
        try check(call, after: "$TEAMBOT run objective.md", on: Self.file)
    }

    @Test("Nothing of it is obeyed on a terminal after the run:", arguments: later)
    func laterTerminal(_ call: String) throws {
        try check(call, after: "$TEAMBOT run objective.md", on: Self.pseudoTerminal)
    }

    @Test(
        "A state directory with such a name is spoken of safely:",
        arguments: [
            "run objective.md", "status", "resume", "stop", "resume --take-changes", "run objective.md --fresh",
            "init --force",
        ])
    func directory(_ call: String) throws {
        try check(
            call + " --state-dir \"s$EVIL\"",
            after: "$TEAMBOT run objective.md --state-dir \"s$EVIL\"; echo x >> stages.json",
            on: Self.file)
    }

    private static let file = "%"
    private static let pseudoTerminal = "script -qec '%' /dev/null"

    private func check(_ call: String, after first: String, on place: String) throws {
        let scene = try Self.scene()
        // NUL cannot be an argument, and a slash would name another directory.
        let evil = HostileText.all.map(\.text).joined().replacing("\0", with: "").replacing("/", with: "")
        let variables = ["EVIL=" + evil, "USER=" + evil, "TERM=dumb"]
        if !first.isEmpty { try scene.shell(first, variables: variables) }
        let end = try scene.shell(place.replacing("%", with: "$TEAMBOT " + call), variables: variables)
        #expect(end.status != nil && !end.said.isEmpty, "\(end)")
        let obeyed = place == Self.file ? Terminal.obeyed(in: end.said) : Terminal.obeyed(throughTerminal: end.said)
        #expect(obeyed.isEmpty, "\(obeyed) in \(end.said.debugDescription)")
    }

    /// A project in which everything is hostile that can be.
    private static func scene() throws -> Scene {
        let evil = HostileText.all.map(\.text).joined(separator: " ")
        let scene = try Scene()
        try scene.write("evil", evil)
        try scene.write(
            "objective.md",
            "# Objective: \(evil)\n\n## Goals\n\n1. \(evil)\n\n## Success Criteria\n\n- [ ] \(evil)\n")
        try scene.write("broken.md", "# Objective: \(evil)\n\n## \(evil)\n\n1. \(evil)\n")
        let json = HostileName("evil", evil).json
        try scene.write(
            "broken.json",
            "{ \(json): \(json), \"stages\": { \(json): { \(json): \(json), \"next_stages\": [\(json)], \"artifacts\": [\(json), \"/\"], \"prompt_template\": \(json) } } }"
        )
        let safe = HostileName("evil", evil.replacing("\0", with: "")).json
        try scene.write(
            "stages.json",
            """
            { "agents": { "a": { "persona": "builder", "command": ["/bin/sh", "-c", "cat evil; cat evil >&2; exit 3", \(safe)] } },
              "stages": {
                "TALK": { "name": \(json), "description": \(json), "exit_criteria": [\(json)], "work_agent": "a",
                          "next_stages": ["END"] },
                "BEGIN": { "command": ["/bin/sh", "-c", "cat evil; cat evil >&2"], "next_stages": ["TALK", "ASK"] },
                "ASK": { "approval": { "question": \(json) }, "next_stages": ["END"] }, "END": {} } }
            """)
        return scene
    }
}
