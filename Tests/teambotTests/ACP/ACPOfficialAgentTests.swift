import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// The client with the agent on the official SDK, which checks every answer against the schema. The SDK comes from
    /// `../shared/agents/install.sh acp`; without it these tests are skipped.
    @Suite(.enabled(if: OfficialAgent.isThere, Comment(rawValue: RealAgents.advice)))
    struct ACPOfficialAgentTests {
        @Test("Every verb does what the permission mode allows", arguments: ["read-only", "edit", "full"])
        func verbs(mode: String) throws {
            let project = try ACPProject()
            try Descriptor.replacing(project.path + "/a.txt").write("text".utf8)
            let prompt = """
                SAY hello
                THINK hm
                PLAN
                READ \(project.path)/a.txt
                READ \(project.outside)/none
                WRITE \(project.path)/new/out.txt|content
                WRITE \(project.outside)/out.txt|content
                TERM echo x; exit 3
                PERM odd
                NOISE not JSON
                BIG 300000
                """
            let finished = try project.run(prompt, ["--permission-mode", mode], agent: OfficialAgent.command)
            let records = try ACPProject.records(finished)
            #expect(records.last?["stop_reason"]?.string == "end_turn", "\(finished.errors)")
            #expect(finished.status == 0)
            let text = records.filter { $0["type"]?.string == "message" }.compactMap { $0["text"]?.string }.joined()
            #expect(text.hasPrefix("hello[READ completed: text][READ failed"))
            #expect(text.contains("[WRITE completed: wrote \(project.path)/new/out.txt]") == (mode != "read-only"))
            #expect(
                text.contains(#"[TERM completed: exit=3 signal=None truncated=False output='x\n']"#) == (mode == "full")
            )
            #expect(text.contains("[PERM completed: yes-1]") == (mode == "full"))
            #expect(text.hasSuffix(String(repeating: "x", count: 300_000)))
            #expect(FileSystem.list(project.outside).isEmpty)
            let denied = records.filter { $0["type"]?.string == "denied" }.compactMap { $0["permission"]?.string }
            #expect(denied == ["read-only": ["edit", "edit", "full", "full"], "edit": ["full", "full"]][mode] ?? [])
            let types = Set(records.compactMap { $0["type"]?.string })
            #expect(types.isSuperset(of: ["session", "message", "thought", "plan", "tool", "noise", "result"]))
        }

        @Test(
            "However a turn ends, it is told",
            arguments: [
                ("STOP refusal", #""stop_reason":"refusal""#), ("STOP max_tokens", #""stop_reason":"max_tokens""#),
                ("ERROR boom", #""code":-32603,"kind":"rpc","message":"The agent says: Internal error: boom""#),
                ("EXIT 7", "ended with status 7"),
            ])
        func endings(prompt: String, said: String) throws {
            let finished = try ACPProject().run(prompt, agent: OfficialAgent.command)
            #expect(finished.output.split(separator: "\n").last?.contains(said) == true, "\(finished)")
            #expect(finished.status == 1)
        }

        @Test("A turn is cancelled by a signal")
        func cancelled() throws {
            let project = try ACPProject()
            let client = try project.start("SLOW 60", agent: OfficialAgent.command)
            while let line = try client.line(), !line.contains("tick0") {}
            client.signal(SignalNumber.interrupt)
            let finished = try withExtendedLifetime(project) { try client.finish() }
            #expect(finished.output.contains(#""stop_reason":"cancelled""#), "\(finished)")
        }
    }
}

/// The agent on the official SDK.
enum OfficialAgent {
    static let (python, script) = (RealAgents.python, RealAgents.officialAgent)

    /// Whether both are there.
    static var isThere: Bool { FileSystem.isExecutable(python) && FileSystem.exists(script) }

    /// How it is called.
    static var command: [String] { [python, script] }
}
