import Platform
import StateMachine
import TestSupport
import Testing

@testable import RunStorage

@Suite struct JournalTests {
    /// The lines of five events.
    private func lines() -> [[UInt8]] {
        (1...5).map { number in
            EventLine.encode(Event(.stageStarted, stage: "S\(number)").with { $0.sequence = number })
        }
    }

    @Test("Every truncation of a journal leaves whole events and says where the damage begins")
    func truncations() {
        let lines = lines()
        let whole = lines.flatMap(\.self)
        for length in 0...whole.count {
            let reading = JournalReading.parse(Array(whole.prefix(length)))
            let complete = lines.indices.filter { lines[...$0].map(\.count).reduce(0, +) <= length }.count
            let end = lines[..<complete].map(\.count).reduce(0, +)
            #expect(reading.events.map(\.sequence) == Array(1...5).prefix(complete).map(\.self))
            #expect(reading.intactBytes == end)
            #expect(reading.damagedLine == (length == end ? nil : complete + 1))
            #expect(!reading.isDamagedInside)
        }
    }

    @Test("What is left out is checked as well: damage at any byte is found as if all were read")
    func leftOut() {
        let whole = lines().flatMap(\.self)
        for position in whole.indices {
            var bytes = whole
            bytes[position] ^= 1
            let all = JournalReading.parse(bytes)
            let rest = JournalReading.parse(bytes, after: 3)
            #expect(rest.events == all.events.filter { $0.sequence > 3 }, "byte \(position)")
            #expect(rest.damagedLine == all.damagedLine && rest.intactBytes == all.intactBytes, "byte \(position)")
            #expect(rest.isDamagedInside == all.isDamagedInside, "byte \(position)")
        }
    }

    @Test("Damage with intact lines after it is told apart from a torn end")
    func damageInside() {
        var bytes = lines().flatMap(\.self)
        bytes[lines()[0].count + 5] ^= 1
        let reading = JournalReading.parse(bytes)
        #expect(reading.damagedLine == 2)
        #expect(reading.isDamagedInside)
        #expect(reading.events.count == 1)
    }

    @Test("A line that is missing in the middle is damage inside")
    func missingLine() {
        let lines = lines()
        let reading = JournalReading.parse(lines[0] + lines[2] + lines[3])
        #expect(reading.isDamagedInside)
    }

    @Test("An intact last line out of its order is damage, not a torn end")
    func lastLineOutOfOrder() {
        let lines = lines()
        #expect(JournalReading.parse(lines[0] + lines[2]).isDamagedInside)
        #expect(!JournalReading.parse(lines[0] + lines[2].dropLast()).isDamagedInside)
        #expect(!JournalReading.parse(lines[0] + lines[1].dropLast()).isDamagedInside)
    }

    @Test("Appending numbers the events and goes on after the last")
    func append() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/events.jsonl"
        var events = [Event(.runStarted), Event(.stageStarted, stage: "A")]
        try Journal(path: path, after: 0).append(&events, isDurable: true)
        var more = [Event(.stageCompleted, stage: "A")]
        try Journal(path: path, after: 2).append(&more, isDurable: false)
        let reading = try JournalReading.read(path)
        #expect(reading.events.map(\.sequence) == [1, 2, 3])
        #expect(reading.events.map(\.name) == [.runStarted, .stageStarted, .stageCompleted])
    }

    @Test("A full disk is a final failure: the next append fails without touching the file")
    func fullDisk() throws {
        let journal = try Journal(path: "/dev/full", after: 0)
        var events = [Event(.runStarted)]
        #expect(throws: StorageError.self) { try journal.append(&events, isDurable: false) }
        #expect(throws: StorageError.self) { try journal.append(&events, isDurable: false) }
    }
}
