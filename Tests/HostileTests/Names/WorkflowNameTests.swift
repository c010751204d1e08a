import Configuration
import RunStorage
import Testing

/// Names in `stages.json` that cannot become parts of paths, variables and lines are refused with their place.
@Suite struct WorkflowNameTests {
    @Test("A stage is not called", arguments: HostileName.all + HostileName.letters)
    func stage(_ hostile: HostileName) {
        refused("{ \"stages\": { \(hostile.json): { \"command\": [\"true\"] } } }")
    }

    @Test("A group is not called", arguments: HostileName.all + HostileName.letters)
    func group(_ hostile: HostileName) {
        refused(
            """
            { "stages": { "A": { "command": ["true"], "next_stages": ["B", "C"] },
              "B": { "command": ["true"], "next_stages": ["D"] }, "C": { "command": ["true"], "next_stages": ["D"] },
              "D": { "command": ["true"] } },
              "parallel_groups": { \(hostile.json): { "after": "A", "stages": ["B", "C"], "before": "D" } } }
            """)
    }

    @Test("An agent is not called", arguments: HostileName.all + HostileName.letters)
    func agent(_ hostile: HostileName) {
        refused(
            """
            { "agents": { \(hostile.json): { "persona": "builder", "command": ["true"] } },
              "stages": { "A": { "work_agent": \(hostile.json) } } }
            """)
    }

    @Test("An artifact is not called", arguments: Self.artifacts)
    func artifact(_ hostile: HostileName) {
        refused("{ \"stages\": { \"A\": { \"command\": [\"true\"], \"artifacts\": [\(hostile.json)] } } }")
        #expect(!SafeName.isRelativePath(hostile.name), "The check before every use lets it through.")
    }

    @Test("A prompt template is a file that exists, never", arguments: Self.templates)
    func template(_ hostile: HostileName) {
        let reading = WorkflowReader.read(
            Array(
                "{ \"stages\": { \"A\": { \"work_agent\": \"pm\", \"prompt_template\": \(hostile.json) } } }".utf8),
            fileName: "stages.json", directory: "/tmp/nowhere", fileExists: { _ in false })
        #expect(reading.workflow == nil)
        #expect(reading.problems.allSatisfy { Terminal.obeyed(in: $0.description).isEmpty })
    }

    @Test("A variable is not called", arguments: ["", "A=B", "1A", "A B", "A\\u0000", "A-B", "\\u0410", "A\\n", "="])
    func variable(_ name: String) {
        refused(
            """
            { "agents": { "a": { "persona": "builder", "command": ["true"], "env": { "\(name)": "x" } } },
              "stages": { "A": { "work_agent": "a" } } }
            """)
    }

    private func refused(_ text: String) {
        let reading = WorkflowReader.read(
            Array(text.utf8), fileName: "stages.json", directory: "/tmp", fileExists: { _ in true })
        #expect(reading.workflow == nil)
        #expect(!reading.problems.isEmpty)
        for problem in reading.problems { #expect(Terminal.obeyed(in: problem.description).isEmpty, "\(problem)") }
    }

    private static let artifacts = [
        HostileName("the parent directory", ".."), HostileName("a way up", "../x"), HostileName("nothing", ""),
        HostileName("a way up in the middle", "a/../../x"), HostileName("a way up and back", "a/../b"),
        HostileName("an absolute path", "/etc/passwd"), HostileName("the root", "/"),
        HostileName("two slashes", "a//b"), HostileName("a slash at the end", "a/"),
        HostileName("the directory itself", "./a"), HostileName("a dot at the end", "a/."), HostileName("NUL", "a\0b"),
        HostileName("a line feed", "a\nb"), HostileName("an escape sequence", "\u{1B}[2Ja"),
        HostileName("DEL", "\u{7F}"),
        HostileName("a part of 300 bytes", String(repeating: "x", count: 300)),
        HostileName("1,100 bytes in all", String(repeating: "abcdefghij/", count: 100) + "x"),
    ]

    private static let templates = [
        HostileName("nothing", ""), HostileName("NUL", "a\0b"), HostileName("a way up", "../../etc/passwd"),
        HostileName("an escape sequence", "\u{1B}]0;x\u{7}"), HostileName("text from right to left", "\u{202E}dm.x"),
    ]
}
