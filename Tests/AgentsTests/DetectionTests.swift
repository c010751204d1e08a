import Agents
import Execution
import Platform
import StateMachine
import TestSupport
import Testing

@Suite("The programs on the PATH")
struct DetectionTests {
    @Test(
        "a version is found in whatever a program prints",
        arguments: [
            ("2.1.329 (Claude Code)\n", [2, 1, 329]), ("codex-cli 0.163.0", [0, 163, 0]),
            ("GitHub Copilot CLI 1.0.64-0.\nRun 'copilot update'", [1, 0, 64]), ("aider 0.86.2", [0, 86, 2]),
            (" 1.10.0", [1, 10, 0]), ("v3.4", [3, 4]), ("99999999999999999999.1.2", [1, 2]),
        ])
    func version(text: String, numbers: [Int]) {
        #expect(ProgramVersion(in: text) == ProgramVersion(numbers))
    }

    @Test("text without a version has none", arguments: ["", "error", "1", "...", "١.٢"])
    func noVersion(text: String) {
        #expect(ProgramVersion(in: text) == nil)
    }

    @Test("versions are compared number by number")
    func order() {
        #expect(ProgramVersion([0, 9, 9]) < ProgramVersion([0, 10]))
        #expect(ProgramVersion([2, 0, 28]) < ProgramVersion([2, 1]))
        #expect(!(ProgramVersion([2, 1]) < ProgramVersion([2, 0, 28])))
    }

    /// A directory with programs that answer `--version` so.
    private func look(_ programs: [String: String]) async throws -> [FoundProgram] {
        let directory = try TemporaryDirectory()
        for (name, script) in programs {
            try Directory.open(directory.path).replacing(name, mode: 0o755).write("#!/bin/sh\n\(script)\n".utf8)
        }
        let search = ProgramSearch(
            environment: [(name: "PATH", value: directory.path + ":/usr/bin:/bin")], directory: directory.path)
        let found = await search.look(for: [.claude, .codex, .aider])
        return withExtendedLifetime(directory) { found }
    }

    @Test("are asked for their version and nothing else")
    func asked() async throws {
        let found = try await look(["claude": "echo \"$*\" 3.0.0", "codex": "echo codex-cli 0.1.0"])
        #expect(found.map(\.version) == [ProgramVersion([3, 0, 0]), ProgramVersion([0, 1, 0]), nil])
        #expect(found.map { $0.path != nil } == [true, true, false])
        #expect(found.first?.problem == nil)
        #expect(found.dropFirst().first?.problem?.contains("needs 0.60.0 or newer") == true)
        #expect(found.last?.problem?.contains("not on the PATH") == true)
    }

    @Test("one that does not tell its version is not proposed")
    func silent() async throws {
        let found = try await look(["claude": "exit 1", "codex": "echo 1.0.0"])
        #expect(found.first?.problem?.contains("does not tell its version") == true)
        #expect(TeamProposal(found)?.worker == .codex)
    }

    private func found(_ programs: AgentProgram...) -> [FoundProgram] {
        programs.map { FoundProgram(program: $0, path: "/bin/\($0.rawValue)", version: ProgramVersion([9, 9, 9])) }
    }

    @Test("the first of the list works, the second reviews; one alone does both; none is no team")
    func proposal() throws {
        let both = try #require(TeamProposal(found(.aider, .gemini, .codex)))
        #expect(both.worker == .codex && both.reviewer == .gemini)
        let one = try #require(TeamProposal(found(.goose)))
        #expect(one.worker == .goose && one.reviewer == .goose)
        #expect(TeamProposal([]) == nil)
    }

    @Test("a proposal changes the runners of the shipped file and nothing else")
    func applied() throws {
        let text = """
            "pm": { "persona": "project_manager",  "runner": "offline" },
            "reviewer":  { "persona": "reviewer",         "runner": "offline" }
            "runner": "offline"

            """
        let changed = try #require(TeamProposal(found(.claude, .codex))).applied(to: text)
        #expect(
            changed == """
                "pm": { "persona": "project_manager",  "runner": "claude" },
                "reviewer":  { "persona": "reviewer",         "runner": "codex" }
                "runner": "offline"

                """)
    }

    @Test("A program that closes its output and does not end is ended, and what it has said counts")
    func endless() {
        let said = CapturedProgram.output(
            of: ["/bin/sh", "-c", "echo 1.2.3; exec >&-; sleep 1000"], environment: ["PATH=/usr/bin:/bin"],
            directory: "/", limit: 100, seconds: 0.5)
        #expect(said == "1.2.3\n")
    }
}
