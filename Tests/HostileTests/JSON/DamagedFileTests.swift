import Configuration
import RunStorage
import StateMachine
import Testing

/// No file of teambot is believed when its JSON is not right, whatever its checksum says.
@Suite struct DamagedFileTests {
    @Test("stages.json is refused with a place: it has", arguments: Damage.all)
    func workflow(_ damage: Damage) {
        let reading = Self.read(damage.damage(Array("{ \"stages\": { \"A\": { \"command\": [\"true\"] } } }".utf8)))
        #expect(reading.workflow == nil)
        #expect(!reading.problems.isEmpty)
        for problem in reading.problems {
            #expect(Terminal.obeyed(in: problem.description).isEmpty, "\(problem)")
            #expect(problem.description.utf8.count < 2_000)
        }
    }

    @Test("state.json counts as damaged, though its checksum is right: it has", arguments: Damage.all)
    func state(_ damage: Damage) throws {
        var text = StateText(of: Self.workflow)
        let whole = Array(text.render(RunState(of: Self.workflow)))
        guard case .state = StateReading.read(whole, of: Self.workflow) else {
            Issue.record("The state is not read even when it is whole.")
            return
        }
        let damaged = Forged.state(damage.damage(whole))
        if case .damaged = StateReading.read(damaged, of: Self.workflow) { return }
        Issue.record("\(String(decoding: damaged.prefix(2_000), as: UTF8.self))")
    }

    @Test("A line of the journal is not intact, though its checksum is right: it has", arguments: Damage.all)
    func journal(_ damage: Damage) {
        let whole = EventLine.plain(Event(.stageStarted, stage: "A").with { $0.sequence = 1 })
        #expect(EventLine.decode(Forged.line(whole).dropLast()) != nil)
        #expect(EventLine.decode(Forged.line(damage.damage(whole)).dropLast()) == nil)
    }

    @Test("A journal with such a line ends before it and does not crash: it has", arguments: Damage.all)
    func wholeJournal(_ damage: Damage) {
        let lines = (1...3).map { number in
            EventLine.plain(Event(.stageStarted, stage: "A").with { $0.sequence = number })
        }
        let bytes = Forged.line(lines[0]) + Forged.line(damage.damage(lines[1])) + Forged.line(lines[2])
        let reading = JournalReading.parse(bytes)
        #expect(reading.events.map(\.sequence) == [1])
        #expect(reading.damagedLine == 2)
    }

    @Test("attempt.json is not whole: it has", arguments: Damage.all)
    func order(_ damage: Damage) {
        let order = AttemptOrder(
            runID: "run",
            identity: AttemptIdentity(stage: "A", number: 1, role: .work, agent: nil, iteration: nil, task: nil),
            id: "id",
            arguments: ["true"], directory: "/", variables: [], hasPrompt: false, timeoutSeconds: nil,
            runSecondsLeft: nil)
        #expect(AttemptOrder.decode(order.encode()) != nil)
        #expect(AttemptOrder.decode(damage.damage(order.encode())) == nil)
    }

    @Test("result.json is not whole: it has", arguments: Damage.all)
    func result(_ damage: Damage) {
        let now = Timestamp(milliseconds: 0)
        let result = AttemptResult(reason: .exited, startedAt: now, finishedAt: now, durationSeconds: 0)
        #expect(AttemptResult.decode(result.encode()) != nil)
        #expect(AttemptResult.decode(damage.damage(result.encode())) == nil)
    }

    @Test("17 MiB are refused before they are read", arguments: [" ", "x", "["])
    func large(_ character: String) {
        let text = "{ \"stages\": \"" + String(repeating: character, count: 17 << 20) + "\" }"
        let reading = Self.read(Array(text.utf8))
        #expect(reading.workflow == nil)
        #expect(reading.problems.first?.description.contains("accepted") == true, "\(reading.problems)")
    }

    @Test("A byte order mark before a text, as some editors write it, harms nothing")
    func mark() {
        let reading = Self.read(
            [0xEF, 0xBB, 0xBF] + Array("{ \"stages\": { \"A\": { \"command\": [\"true\"] } } }".utf8))
        #expect(reading.workflow != nil, "\(reading.problems)")
    }

    private static let workflow = Workflow(
        stages: [Stage(name: "A", kind: .command(["true"]))], groups: [], maxConcurrent: 2)

    private static func read(_ bytes: [UInt8]) -> WorkflowReading {
        WorkflowReader.read(bytes, fileName: "stages.json", directory: "/tmp", fileExists: { _ in true })
    }
}
