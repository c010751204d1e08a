import Platform
import StateMachine
import TestSupport
import Testing

@testable import RunStorage

/// Files of attempts that are not what a supervisor or an engine has written.
@Suite struct AttemptFilesTests {
    private let result = AttemptResult(
        reason: .exited, startedAt: Timestamp(milliseconds: 0), finishedAt: Timestamp(milliseconds: 1),
        durationSeconds: 0.001)

    @Test("A result with a key twice, too deep or longer than it may be is not believed")
    func strangeResults() throws {
        let directory = try TemporaryDirectory()
        let attempt = AttemptDirectory(path: directory.path + "/attempts/STAGE/01-work")
        try attempt.make()
        let whole = result.encode()
        try AtomicFile.write(whole, to: attempt.result)
        #expect(try attempt.readResult() == result)
        let open = Array(whole.dropLast(2))
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        let strange = [
            open + Array(",\"reason\":\"exited\"}\n".utf8), open + Array(",\"moon\":\(deep)}\n".utf8),
            whole + [UInt8](repeating: 32, count: 2 << 20),
        ]
        for bytes in strange {
            try AtomicFile.write(bytes, to: attempt.result)
            #expect(try attempt.readResult() == nil)
        }
    }

    @Test("How an output is to be understood reads back")
    func readingOrder() {
        var order = AttemptOrder(
            runID: "r",
            identity: AttemptIdentity(stage: "A", number: 1, role: .work, agent: "a", iteration: nil, task: nil),
            id: "r/A/1", arguments: ["x"], directory: "/", variables: [], hasPrompt: true, timeoutSeconds: nil,
            runSecondsLeft: nil)
        for used in [nil, Usage(inputTokens: 9, outputTokens: 2, cachedTokens: 1, costUSD: 0.5)] {
            order.reading = ReadingOrder(runner: "codex", continuesSession: true, isReview: true, usedBefore: used)
            #expect(AttemptOrder.decode(order.encode())?.reading == order.reading)
        }
    }

    @Test("No truncation of a result is believed, but for its last line feed")
    func truncations() {
        let whole = result.encode()
        for length in 0..<(whole.count - 1) { #expect(AttemptResult.decode(Array(whole.prefix(length))) == nil) }
    }

    @Test("A journal line with a key twice is damage, its checksum right or not")
    func doubledKey() {
        let plain = Array("{\"seq\":1,\"seq\":1,\"event\":\"run_started\"}".utf8)
        let line = plain.dropLast() + Array(",\"crc\":\"\(Checksum.text(Checksum.crc32c(plain)))\"}\n".utf8)
        #expect(JournalReading.parse(Array(line)).damagedLine == 1)
    }
}
