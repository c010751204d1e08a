import Agents
import Execution
import RunStorage
import StateMachine
import TestSupport
import Testing

/// What real programs printed, and what it must come to.
struct Expected: Sendable, CustomStringConvertible {
    let name: String
    let outcome: AgentOutcome
    var reply: String?
    var tokens: [Int?] = [nil, nil]
    var cost: Double?
    var hasSession = true
    var denied: [String] = []
    var description: String { name }
}

/// Every recorded output through its reader.
@Suite struct RecordedOutputTests {
    static let table: [Expected] = [
        Expected(name: "aider-401", outcome: .notLoggedIn, hasSession: false),
        Expected(name: "aider-ok", outcome: .completed, reply: "hi", tokens: [100, 20], hasSession: false),
        Expected(name: "claude-401", outcome: .notLoggedIn, tokens: [0, 0], cost: 0),
        Expected(name: "claude-500", outcome: .serverError, tokens: [0, 0], cost: 0),
        Expected(name: "claude-accept-edits", outcome: .completed, tokens: [200, 40], cost: 0.0016),
        Expected(
            name: "claude-allowed-bash", outcome: .completed, reply: "MOCK-DONE tool said: ok", tokens: [200, 40],
            cost: 0.0016),
        Expected(name: "claude-bad-resume", outcome: .unknownSession, hasSession: false),
        Expected(
            name: "claude-denied", outcome: .toolsDenied, tokens: [200, 40], cost: 0.0016,
            denied: ["Write /home/user/project/a.txt edit"]),
        Expected(
            name: "claude-drop-stream", outcome: .completed, reply: "half of it", tokens: [300, 22], cost: 0.00172),
        Expected(name: "claude-json", outcome: .completed, reply: "hi", tokens: [100, 20], cost: 0.0008),
        Expected(name: "claude-max-turns", outcome: .turnLimit, tokens: [100, 20], cost: 0.0008),
        Expected(name: "claude-root-bypass", outcome: .badCall, hasSession: false),
        Expected(name: "claude-sigint", outcome: .aborted),
        Expected(name: "claude-sigterm", outcome: .aborted, hasSession: false),
        Expected(name: "claude-stdin", outcome: .completed, reply: "from stdin", tokens: [100, 20], cost: 0.0008),
        Expected(name: "claude-stream", outcome: .completed, reply: "hi", tokens: [100, 20], cost: 0.0008),
        Expected(name: "claude-text", outcome: .noFinalRecord, hasSession: false),
        Expected(name: "codex-401", outcome: .notLoggedIn),
        Expected(name: "codex-500", outcome: .overloaded),
        Expected(name: "codex-bad-flag", outcome: .badCall, hasSession: false),
        Expected(name: "codex-drop", outcome: .cutOff),
        Expected(name: "codex-json", outcome: .completed, reply: "hi", tokens: [100, 20]),
        Expected(name: "codex-no-git", outcome: .badCall, hasSession: false),
        Expected(
            name: "codex-readonly", outcome: .toolsDenied, tokens: [200, 40],
            denied: ["command_execution /bin/bash -lc 'sleep 1; touch /home/user/project/ro.txt' edit"]),
        Expected(name: "codex-resume", outcome: .unknownSession, hasSession: false),
        Expected(name: "codex-sigint", outcome: .noFinalRecord),
        Expected(name: "codex-sigterm", outcome: .aborted),
        Expected(name: "codex-stdin", outcome: .completed, reply: "from stdin", tokens: [100, 20]),
        Expected(name: "codex-workspace-write", outcome: .completed, tokens: [200, 40]),
        Expected(name: "copilot-401", outcome: .notLoggedIn),
        Expected(
            name: "copilot-denied", outcome: .toolsDenied,
            reply: "MOCK-DONE tool said: Permission denied and could not request permission from user",
            tokens: [nil, 40], denied: ["bash python3 -c 1 full"]),
        Expected(name: "copilot-drop", outcome: .cutOff),
        Expected(name: "copilot-json", outcome: .completed, reply: "hi", tokens: [nil, 20]),
        Expected(name: "copilot-no-auth", outcome: .notLoggedIn, hasSession: false),
        Expected(name: "copilot-resume", outcome: .unknownSession, hasSession: false),
        Expected(name: "copilot-sigterm", outcome: .aborted),
        Expected(name: "copilot-silent", outcome: .noFinalRecord, hasSession: false),
        Expected(name: "copilot-stdin", outcome: .completed, reply: "from stdin", tokens: [nil, 20]),
        Expected(
            name: "copilot-tool", outcome: .completed,
            reply: "MOCK-DONE tool said: <shellId: 0 completed with exit code 0>", tokens: [nil, 40]),
    ]

    /// Recordings of the test harness for the Agent Client Protocol, which no reader has to understand.
    private static let others = ["acp-", "copilot-acp-"]

    @Test("Every recording has its place in the table")
    func complete() {
        let names = RecordedOutput.names.filter { name in !Self.others.contains(where: name.hasPrefix) }
        #expect(names == Self.table.map(\.name).sorted())
    }

    private static func order(_ name: String) -> ReadingOrder {
        ReadingOrder(
            runner: String(name.prefix { $0 != "-" }), permission: name == "codex-readonly" ? .readOnly : .edit,
            continuesSession: name.hasSuffix("resume"))
    }

    @Test("A recording comes to what it was", arguments: table)
    func recording(expected: Expected) throws {
        let recorded = try RecordedOutput(expected.name)
        let order = Self.order(expected.name)
        let result = Reading.result(recorded.exitStatus)
        let (reading, _) = try #require(Reading.read(order, recorded.output, errors: recorded.errors, result))
        let record = reading.record
        #expect(record.outcome == expected.outcome, "\(record.sentence ?? "")")
        if let reply = expected.reply { #expect(reading.text == reply) }
        #expect([record.usage.inputTokens, record.usage.outputTokens] == expected.tokens || record.outcome == .aborted)
        if let cost = expected.cost { #expect(abs((record.usage.costUSD ?? -1) - cost) < 1e-9) }
        #expect((record.session != nil) == expected.hasSession)
        #expect(record.denied.map { "\($0.name) \($0.detail ?? "") \($0.permission.rawValue)" } == expected.denied)
        #expect((record.sentence == nil) == (record.outcome == .completed))
        if let sentence = record.sentence { #expect(sentence.hasSuffix("."), "\(sentence)") }
    }

    @Test("It is read the same in pieces of any size", arguments: table)
    func pieces(expected: Expected) throws {
        let recorded = try RecordedOutput(expected.name)
        let order = Self.order(expected.name)
        let result = Reading.result(recorded.exitStatus)
        let whole = try #require(Reading.read(order, recorded.output, errors: recorded.errors, result))
        let seed = Seeds.one()
        var generator = SplitMix64(seed: seed)
        for largest in [1, 7, 300] {
            let size = { Int.random(in: 1...largest, using: &generator) }
            let cut = try #require(Reading.read(order, recorded.output, errors: recorded.errors, result, pieces: size))
            #expect(cut.reading == whole.reading && cut.news == whole.news, "TEAMBOT_SEED=\(seed)")
        }
    }

    @Test("Garbage between the lines changes nothing", arguments: table.filter { !$0.name.hasPrefix("aider") })
    func garbage(expected: Expected) throws {
        let recorded = try RecordedOutput(expected.name)
        let order = Self.order(expected.name)
        let result = Reading.result(recorded.exitStatus)
        let clean = try #require(Reading.read(order, recorded.output, errors: recorded.errors, result)).reading
        let seed = Seeds.one()
        var generator = SplitMix64(seed: seed)
        let rubbish = ["rate limit 429 {", "{\"type\":\"result\",\"is_error\":tr", "[[[[", "}", "\"", "\u{0}\r", "{}"]
        var dirty: [UInt8] = []
        for line in recorded.output.split(separator: 10) {
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                dirty += Array((rubbish.randomElement(using: &generator) ?? "").utf8) + [10]
            }
            dirty += line + [10]
        }
        let reading = try #require(Reading.read(order, dirty, errors: recorded.errors, result)).reading
        #expect(reading == clean, "TEAMBOT_SEED=\(seed)")
    }
}
