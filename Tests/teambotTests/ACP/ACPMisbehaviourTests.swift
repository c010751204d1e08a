import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// The client with agents that break the rules: it always ends, and says why.
    @Suite struct ACPMisbehaviourTests {
        /// What an agent does, what the last record says, and the exit status.
        static let cases: [(how: String, said: String, status: Int)] = [
            ("garbage", #""stop_reason":"end_turn""#, 0),
            ("crash", #"status 9 (it said last: the disk is on fire)"#, 1),
            ("signalled", "was ended by SIGSEGV", 1), ("huge", #""kind":"protocol""#, 1),
            ("close", #""kind":"exit","message":"The agent has closed its output"#, 1),
            ("twice", #""stop_reason":"end_turn""#, 0), ("wrong", #""stop_reason":"end_turn""#, 0),
            ("flood", #""stop_reason":"end_turn""#, 0), ("errors", #""stop_reason":"end_turn""#, 0),
            ("deep", #""stop_reason":"end_turn""#, 0), ("late", #""stop_reason":"end_turn""#, 0),
            ("stubborn", #""stop_reason":"end_turn""#, 0), ("silent", #""kind":"timeout""#, 1),
            ("mute", #""kind":"timeout""#, 1), ("large", #""stop_reason":"end_turn""#, 0),
        ]

        @Test("However an agent misbehaves, the last record says what came of it", arguments: 0..<cases.count)
        func last(number: Int) throws {
            let (how, said, status) = Self.cases[number]
            let project = try ACPProject()
            // Only those that never answer have to be waited for; a busy machine may be slow with the others.
            let patience = ["silent", "mute"].contains(how) ? ["--answer-seconds", "1"] : []
            let finished = try project.run("Go on.", patience, agent: project.scripted(how))
            let last = finished.output.split(separator: "\n").last ?? ""
            #expect(last.contains(said), "\(how): \(last) \(finished.errors.suffix(500))")
            #expect(finished.status == status, "\(how)")
            #expect(finished.output.contains(#"{"type":"noise","text":"Welcome!"}"#) == (how == "garbage"))
        }

        @Test("An agent that asks and reads no answers is ended before they fill the memory")
        func greedy() throws {
            let project = try ACPProject()
            let file = project.path + "/large.txt"
            try Descriptor.replacing(file).write([UInt8](repeating: 120, count: 8 << 20))
            let finished = try project.run("Go on.", agent: project.scripted("greedy", file))
            #expect(finished.output.contains("reads no answers"))
            #expect(finished.status == 1)
        }

        @Test("A prompt of 5 MB arrives whole, although the pipe to the agent is smaller")
        func largePrompt() throws {
            let project = try ACPProject()
            let finished = try project.run(
                String(repeating: "é\n", count: 2_500_000), agent: project.scripted("count"))
            #expect(finished.output.contains(#"{"type":"message","text":"5000000"}"#), "\(finished)")
        }

        @Test("A signal cancels the turn; an agent that does not care is ended", arguments: ["slow", "sulky"])
        func cancelled(how: String) throws {
            let project = try ACPProject()
            let client = try project.start("Go on.", agent: project.scripted(how))
            while let line = try client.line(), !line.contains("slowly") {}
            client.signal(SignalNumber.terminate)
            let finished = try withExtendedLifetime(project) { try client.finish() }
            #expect(finished.output.hasSuffix(#"{"type":"result","stop_reason":"cancelled","session_id":"s"}"# + "\n"))
            #expect(finished.status == 1)
        }

        @Test("A program that is not there, and a wrong option, are told")
        func mistakes() throws {
            let project = try ACPProject()
            let missing = try project.run("x", agent: ["/no/such/agent"])
            #expect(missing.output.contains(#""kind":"exit""#), "\(missing)")
            #expect(missing.status == 1)
            let option = try project.run("x", ["--colour", "red"], agent: ["true"])
            #expect(option.mentions("no option --colour"))
            #expect(option.status == 2)
        }
    }
}
