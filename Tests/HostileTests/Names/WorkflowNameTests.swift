import Configuration
import RunStorage
import Testing

/// Names in `stages.json` that cannot become parts of paths, variables and lines are refused with their place.
@Suite struct WorkflowNameTests {
    @Test("With ordinary names the same files are accepted, so that it is the name which is refused")
    func ordinary() {
        let texts = [
            stages(called: "\"A\""), groups(called: "\"pair\""), agents(called: "\"ada\""),
            artifacts(called: "\"a/b.md\""),
            variables(called: "A_1"),
        ]
        for text in texts {
            let reading = read(text)
            #expect(reading.workflow != nil, "\(reading.problems)")
        }
    }

    @Test("A stage is not called", arguments: HostileName.all + HostileName.letters)
    func stage(_ hostile: HostileName) {
        refused(stages(called: hostile.json))
    }

    @Test("A group is not called", arguments: HostileName.all + HostileName.letters)
    func group(_ hostile: HostileName) {
        refused(groups(called: hostile.json))
    }

    @Test("An agent is not called", arguments: HostileName.all + HostileName.letters)
    func agent(_ hostile: HostileName) {
        refused(agents(called: hostile.json))
    }

    @Test("An artifact is not called", arguments: Self.artifactNames)
    func artifact(_ hostile: HostileName) {
        refused(artifacts(called: hostile.json))
        #expect(!SafeName.isRelativePath(hostile.name), "The check before every use lets it through.")
    }

    @Test("A prompt template is a file that exists, never", arguments: Self.templateNames)
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
        refused(variables(called: name))
    }

    private func stages(called name: String) -> String { "{ \"stages\": { \(name): { \"command\": [\"true\"] } } }" }

    private func groups(called name: String) -> String {
        """
        { "stages": { "A": { "command": ["true"], "next_stages": ["B", "C"] },
          "B": { "command": ["true"], "next_stages": ["D"] }, "C": { "command": ["true"], "next_stages": ["D"] },
          "D": { "command": ["true"] } },
          "parallel_groups": { \(name): { "after": "A", "stages": ["B", "C"], "before": "D" } } }
        """
    }

    private func agents(called name: String) -> String {
        """
        { "agents": { \(name): { "persona": "builder", "command": ["true"] } },
          "stages": { "A": { "work_agent": \(name) } } }
        """
    }

    private func artifacts(called name: String) -> String {
        "{ \"stages\": { \"A\": { \"command\": [\"true\"], \"artifacts\": [\(name)] } } }"
    }

    private func variables(called name: String) -> String {
        """
        { "agents": { "a": { "persona": "builder", "command": ["true"], "env": { "\(name)": "x" } } },
          "stages": { "A": { "work_agent": "a" } } }
        """
    }

    private func read(_ text: String) -> WorkflowReading {
        WorkflowReader.read(Array(text.utf8), fileName: "stages.json", directory: "/tmp", fileExists: { _ in true })
    }

    private func refused(_ text: String) {
        let reading = read(text)
        #expect(reading.workflow == nil)
        #expect(!reading.problems.isEmpty)
        for problem in reading.problems { #expect(Terminal.obeyed(in: problem.description).isEmpty, "\(problem)") }
    }

    private static let artifactNames = [
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

    private static let templateNames = [
        HostileName("nothing", ""), HostileName("NUL", "a\0b"), HostileName("a way up", "../../etc/passwd"),
        HostileName("an escape sequence", "\u{1B}]0;x\u{7}"), HostileName("text from right to left", "\u{202E}dm.x"),
    ]
}
