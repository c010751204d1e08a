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

    private func ready(_ events: [Event], in workflow: Workflow) -> [String] {
        events.reduced(in: workflow).readyStages(in: workflow).map { workflow.stages[$0].name }
    }
}
