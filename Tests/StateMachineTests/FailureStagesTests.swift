import StateMachine
import Testing

/// Stages that are run when others have failed, and failures with which a run goes on.
@Suite struct FailureStagesTests {
    /// A, then B; C beside B; both have CLEANUP.
    private static let workflow: Workflow = {
        var stages = [
            Stage(name: "A", nextStages: ["B", "C"]), Stage(name: "B", nextStages: ["D"]),
            Stage(name: "C", nextStages: ["D"]), Stage(name: "D"), Stage(name: "CLEANUP", kind: .command(["x"])),
        ]
        stages[1].onFailure = "CLEANUP"
        stages[2].onFailure = "CLEANUP"
        return Workflow(stages: stages)
    }()

    private func state(_ events: [Event]) -> RunState { events.reduced(in: Self.workflow) }

    private func ready(_ events: [Event]) -> [String] {
        state(events).readyStages(in: Self.workflow).map { Self.workflow.stages[$0].name }
    }

    private let first = [Event(.runStarted), Event(.stageStarted, stage: "A"), Event(.stageCompleted, stage: "A")]

    @Test("Such a stage is no start, and is ready when what it is there for has failed and nothing of it runs")
    func readiness() {
        #expect(ready([Event(.runStarted)]) == ["A"])
        #expect(ready(first) == ["B", "C"])
        let running = first + [Event(.stageStarted, stage: "B"), Event(.stageStarted, stage: "C")]
        #expect(ready(running + [.failure("B")]) == [])
        #expect(ready(running + [.failure("B"), Event(.stageCompleted, stage: "C")]) == ["CLEANUP"])
    }

    @Test("A run without a failure is complete without it, and does not count it")
    func complete() {
        let done = first + ["B", "C", "D"].map { Event(.stageCompleted, stage: $0) }
        let state = state(done)
        #expect(state.restingOutcome(in: Self.workflow) == .complete)
        #expect(state.doneCount == 4 && state.stageCount(in: Self.workflow) == 4)
        #expect(state.stages.last?.status == .pending)
    }

    @Test("Its own end changes no outcome, and once it has begun it counts", arguments: [true, false])
    func outcome(succeeds: Bool) {
        let end: Event = succeeds ? Event(.stageCompleted, stage: "CLEANUP") : .failure("CLEANUP", .reviewNotApproved)
        let state = state(first + [.failure("B"), Event(.stageCompleted, stage: "C"), end, .end(.failed)])
        #expect(state.restingOutcome(in: Self.workflow) == .stageFailed)
        #expect(state.stageCount(in: Self.workflow) == 5)
        #expect(
            state.stages.map(\.status) == [.completed, .failed, .completed, .blocked, succeeds ? .completed : .failed])
    }

    @Test("A later failure makes it ready again, and so does a resume that tries again what has failed")
    func again() {
        let cleaned = first + [.failure("B"), Event(.stageCompleted, stage: "CLEANUP")]
        #expect(ready(cleaned) == ["C"])
        #expect(ready(cleaned + [.failure("C")]) == ["CLEANUP"])
        let resumed = cleaned + [Event(.stageCompleted, stage: "C"), .end(.failed), Event(.runResumed)]
        #expect(ready(resumed) == ["B"])
        #expect(ready(resumed + [Event(.stageStarted, stage: "B"), .failure("B")]) == ["CLEANUP"])
        let reopened = cleaned + [Event(.stageReopened, stage: "B"), Event(.stageStarted, stage: "B"), .failure("B")]
        #expect(ready(reopened) == ["C", "CLEANUP"])
    }

    @Test("A failure that comes while it runs makes it ready again when it has ended", arguments: [true, false])
    func meanwhile(succeeds: Bool) {
        let end: Event = succeeds ? Event(.stageCompleted, stage: "CLEANUP") : .failure("CLEANUP")
        let running = first + [Event(.stageStarted, stage: "B"), .failure("B"), Event(.stageStarted, stage: "CLEANUP")]
        let both = numbered(running + [Event(.stageStarted, stage: "C"), .failure("C"), end])
        #expect(ready(both) == ["CLEANUP"])
        #expect(state(both).readyStages(after: 4, in: Self.workflow) == [4])
        #expect(ready(numbered(both + [Event(.stageStarted, stage: "CLEANUP"), end])) == [])
        #expect(ready(numbered(running + [end])) == ["C"])
        // What is skipped without having begun is not looked at once more for the same failure.
        #expect(ready(numbered(first + [.failure("B"), Event(.stageSkipped, stage: "CLEANUP")])) == ["C"])
    }

    @Test("What an earlier engine has begun is ready to be taken to its end, also where nothing is failed any more")
    func begun() {
        let begun =
            first + [.failure("B"), Event(.stageStarted, stage: "CLEANUP"), Event(.attemptStarted, stage: "CLEANUP")]
        #expect(ready(begun + [Event(.runResumed)]) == ["B", "C", "CLEANUP"])
        let ended = Event(.attemptEnded, stage: "CLEANUP").with { $0.attempt = 1 }
        #expect(ready(begun + [ended, Event(.runResumed)]) == ["B", "C"])
    }

    private func numbered(_ events: [Event]) -> [Event] {
        events.enumerated().map { index, event in event.with { $0.sequence = index + 1 } }
    }

    @Test("A failure with which the run goes on opens the gate; everything else done, the run still fails")
    func continuation() {
        var stages = [Stage(name: "A", nextStages: ["B"]), Stage(name: "B")]
        stages[0].continuesOnFailure = true
        let workflow = Workflow(stages: stages)
        for kind in [FailureKind.failed, .reviewNotApproved, .acceptance] {
            let failed = [Event(.runStarted), Event.failure("A", kind)].reduced(in: workflow)
            #expect(failed.readyStages(in: workflow) == [1])
            let done = [Event(.runStarted), .failure("A", kind), Event(.stageCompleted, stage: "B")].reduced(
                in: workflow)
            #expect(done.restingOutcome(in: workflow) == .stageFailed)
            #expect(done.stages.map(\.status) == [.failed, .completed])
        }
    }
}
