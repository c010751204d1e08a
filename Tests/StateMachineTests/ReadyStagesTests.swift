import StateMachine
import Testing

/// Which stages may start.
@Suite struct ReadyStagesTests {
    @Test("A fresh run starts with the one stage that has no predecessor")
    func start() {
        #expect(ready([], in: ExampleWorkflows.group) == ["SPEC_REVIEW"])
    }

    @Test("A fan-out opens all its members at once, a join waits for the last")
    func fanOutAndJoin() {
        let review = [Event(.stageStarted, stage: "SPEC_REVIEW"), Event(.stageCompleted, stage: "SPEC_REVIEW")]
        #expect(ready(review, in: ExampleWorkflows.group) == ["RESEARCH", "TEST_STRATEGY"])
        let one = review + [Event(.stageStarted, stage: "RESEARCH"), Event(.stageCompleted, stage: "RESEARCH")]
        #expect(ready(one, in: ExampleWorkflows.group) == ["TEST_STRATEGY"])
        let both = one + [Event(.stageStarted, stage: "TEST_STRATEGY"), Event(.stageCompleted, stage: "TEST_STRATEGY")]
        #expect(ready(both, in: ExampleWorkflows.group) == ["PLAN"])
    }

    @Test("Behind a failed member nothing starts, beside it everything does")
    func failure() {
        let events = [
            Event(.stageCompleted, stage: "START"), .failure("DRAFT"), Event(.stageStarted, stage: "OTHER"),
            Event(.stageCompleted, stage: "OTHER"),
        ]
        #expect(ready(Array(events.prefix(2)), in: ExampleWorkflows.chainInGroup) == ["OTHER"])
        #expect(ready(events, in: ExampleWorkflows.chainInGroup) == [])
    }

    @Test("A stage skipped ahead of its turn opens nothing before the stages ahead of it are done")
    func skippedEarly() {
        let skip = [Event(.stageSkipped, stage: "B")]
        #expect(ready(skip, in: ExampleWorkflows.chain) == ["A"])
        let state = (skip + [Event(.stageCompleted, stage: "A")]).reduced(in: ExampleWorkflows.chain)
        #expect(state.readyStages(in: ExampleWorkflows.chain) == [2])
    }

    @Test("What depends on a failure behind a skipped stage is blocked when the run ends")
    func blockedBehindSkipped() {
        let events = [Event(.stageSkipped, stage: "B"), .failure("A"), .end(.failed)]
        let state = events.reduced(in: ExampleWorkflows.chain)
        #expect(state.stages.map(\.status) == [.failed, .skipped, .blocked])
    }

    private static let chainToC = ["A", "B"].flatMap {
        [Event(.stageStarted, stage: $0), Event(.stageCompleted, stage: $0)]
    }

    @Test("What was reopened is waited for by everything behind it, also where the stages in between are done")
    func reopened() {
        let workflow = ExampleWorkflows.chain
        let events =
            Self.chainToC + [.failure("C"), .end(.failed), Event(.runResumed), Event(.stageReopened, stage: "A")]
        #expect(ready(events, in: workflow) == ["A"])
        let done = (events + [Event(.stageStarted, stage: "A"), Event(.stageCompleted, stage: "A")]).reduced(
            in: workflow)
        #expect(done.readyStages(after: 0, in: workflow) == [2])
        let failed = (events + [.failure("A"), .end(.failed)]).reduced(in: workflow)
        #expect(failed.stages.map(\.status) == [.failed, .completed, .blocked])
    }

    @Test("A stage that a changed workflow puts between stages that are done is waited for")
    func added() {
        let names = ["A", "NEW", "B", "C"]
        let workflow = Workflow(
            stages: names.enumerated().map { index, name in
                Stage(name: name, kind: .command(["true"]), nextStages: Array(names.dropFirst(index + 1).prefix(1)))
            })
        #expect(ready(Self.chainToC + [Event(.runResumed)], in: workflow) == ["NEW"])
    }

    @Test("A failure that stops nothing, and is tried again, is waited for")
    func triedAgain() {
        var stages = ExampleWorkflows.chain.stages
        stages[0].continuesOnFailure = true
        let workflow = Workflow(stages: stages)
        let events = [.failure("A"), Event(.stageStarted, stage: "B"), Event(.stageCompleted, stage: "B")]
        #expect(ready(events, in: workflow) == ["C"])
        #expect(ready(events + [.end(.failed), Event(.runResumed)], in: workflow) == ["A"])
    }

    private func ready(_ events: [Event], in workflow: Workflow) -> [String] {
        events.reduced(in: workflow).readyStages(in: workflow).map { workflow.stages[$0].name }
    }
}
