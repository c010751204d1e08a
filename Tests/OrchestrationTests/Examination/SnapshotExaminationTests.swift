import RunStorage
import StateMachine
import Testing

@testable import Orchestration

@Suite("Examination: the state file and the journal")
struct SnapshotExaminationTests {
    private static let run = RunDirectory(path: "/state/widget")
    private static let workflow = Workflow(stages: [
        Stage(name: "ONE", kind: .command(["true"]), nextStages: ["TWO"]), Stage(name: "TWO", kind: .marker),
    ])
    private static let events = [
        Event(.runStarted).with {
            $0.runID = "run"
            $0.workflowDigest = "old"
        }, Event(.stageStarted, stage: "ONE"), Event(.stageCompleted, stage: "ONE"),
    ].enumerated().map { index, event in event.with { $0.sequence = index + 1 } }

    /// The state after so many events, as its file says it.
    private static func state(after count: Int) throws -> RunState {
        var state = RunState(of: workflow)
        for event in events.prefix(count) { state.apply(event, in: workflow) }
        var text = StateText(of: workflow)
        guard case .state(let read) = StateReading.read(text.render(state), of: workflow) else { throw Unreadable() }
        return read
    }

    private struct Unreadable: Error {}

    private static func codes(
        _ snapshot: SnapshotObservation, sound: Bool = true, isAtWork: Bool = false
    ) -> [FindingCode] {
        SnapshotExamination.findings(
            snapshot, events, of: workflow, in: run, isJournalSound: sound, isAtWork: isAtWork
        ).map(\.code)
    }

    @Test("A state that has seen all events is right; one that has seen fewer is behind, unless its engine is at work")
    func behind() throws {
        #expect(Self.codes(.state(try Self.state(after: 3))) == [])
        for count in 1..<3 {
            let state = try Self.state(after: count)
            #expect(Self.codes(.state(state)) == [.stateBehind])
            #expect(Self.codes(.state(state), isAtWork: true) == [])
        }
    }

    @Test("A state that says something else is different, also one with a right checksum, and also in a living run")
    func different() throws {
        var state = try Self.state(after: 3)
        state.acceptanceTestsPassed = true
        #expect(Self.codes(.state(state)) == [.stateDifferent])
        #expect(Self.codes(.state(state), isAtWork: true) == [.stateDifferent])
        #expect(Self.codes(.state(state), sound: false) == [])
    }

    @Test("A state of before a change of the workflow that was half taken is not called different")
    func halfTaken() throws {
        var state = try Self.state(after: 2)
        state.workflowDigest = "older"
        #expect(!SnapshotExamination.isDifferent(state, Self.events, Self.workflow))
    }

    @Test("Nothing is made again from a journal that cannot be believed")
    func unsound() {
        for snapshot in [SnapshotObservation.missing, .damaged] {
            for sound in [true, false] {
                let findings = SnapshotExamination.findings(
                    snapshot, Self.events, of: Self.workflow, in: Self.run, isJournalSound: sound, isAtWork: false)
                #expect(findings.map(\.isRepairable) == [sound])
            }
        }
    }
}
