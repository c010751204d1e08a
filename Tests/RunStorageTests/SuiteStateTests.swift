import JSONText
import StateMachine
import Testing

@testable import RunStorage

/// What `state.json` and the journal say of test suites.
@Suite struct SuiteStateTests {
    private let workflow = Workflow(stages: [Stage(name: "TEST", kind: .suites(["unit", "e2e"]))])

    private var summaries: [SuiteSummary] {
        var unit = SuiteSummary(name: "unit", runner: .pytest, status: .failed)
        unit.counts.passed = 3
        unit.counts.failed = 1
        unit.counts.errors = 2
        unit.counts.skipped = 4
        unit.counts.flaky = 1
        unit.durationSeconds = 1.5
        unit.attempts = 2
        unit.error = "1 of 6 tests failed."
        return [unit, SuiteSummary(name: "e2e", runner: .playwright, status: .toolMissing)]
    }

    private var events: [Event] {
        [
            Event(.runStarted).with { $0.runID = "r" }, Event(.stageStarted, stage: "TEST"),
            Event(.suitesStarted, stage: "TEST").with {
                $0.evidence = "20261121_200000Z"
                $0.iteration = 2
            },
        ] + summaries.map { $0.event(stage: "TEST") }
    }

    private var state: RunState {
        var state = RunState(of: workflow)
        for (index, event) in events.enumerated() { state.apply(event.with { $0.sequence = index + 1 }, in: workflow) }
        return state
    }

    @Test("The state keeps the suites of the latest round and the evidence that has them")
    func reading() throws {
        var text = StateText(of: workflow)
        let written = text.render(state)
        let stage = try #require(JSONReader.read(written)["stages"]?["TEST"])
        #expect(stage["evidence"]?.string == "20261121_200000Z")
        #expect(stage["suites"]?.elements?.map { $0["status"]?.string } == ["failed", "tool_missing"])
        guard case .state(let read) = StateReading.read(written, of: workflow) else {
            Issue.record("It cannot be read back: \(String(decoding: written, as: UTF8.self))")
            return
        }
        #expect(read.stages.first?.suites == summaries)
        #expect(read.stages.first?.evidence == "20261121_200000Z")
    }

    @Test("A stage without suites has neither member")
    func without() throws {
        var text = StateText(of: workflow)
        let stage = try #require(JSONReader.read(text.render(RunState(of: workflow)))["stages"]?["TEST"])
        #expect(stage["suites"] == nil && stage["evidence"] == nil)
    }

    @Test("A new round forgets the suites of the one before")
    func rounds() {
        var state = state
        state.apply(Event(.suitesStarted, stage: "TEST").with { $0.iteration = 3 }, in: workflow)
        #expect(state.stages.first?.suites.isEmpty == true)
        #expect(state.stages.first?.iteration == 3)
    }
}
