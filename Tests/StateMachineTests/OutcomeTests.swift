import StateMachine
import Testing

/// What a run's end is called, and the exit code that says so.
@Suite struct OutcomeTests {
    @Test("Exit codes are those of the table in the design")
    func exitCodes() {
        let outcomes: [Outcome] = [
            .complete, .stageFailed, .reviewNotApproved, .acceptanceFailed, .waitingApproval, .storageFailure("full"),
            .timeLimit, .detached(signal: 1), .interrupted(signal: 2), .interrupted(signal: 15),
        ]
        #expect(outcomes.map(\.exitCode) == [0, 1, 3, 4, 5, 8, 124, 129, 130, 143])
    }

    @Test("Several at once: storage, then a failed stage, acceptance, a review, an approval")
    func priority() {
        let ordered: [(Event, Outcome)] = [
            (Event(.stageWaiting, stage: "E"), .waitingApproval),
            (.failure("D", .reviewNotApproved), .reviewNotApproved),
            (.failure("C", .acceptance), .acceptanceFailed),
            (.failure("B", .failed), .stageFailed),
            (.failure("A", .storage), .storageFailure("It did not work.")),
        ]
        let workflow = Workflow(stages: ["A", "B", "C", "D", "E"].map { Stage(name: $0) })
        var state = RunState(of: workflow)
        for (event, outcome) in ordered {
            state.apply(event, in: workflow)
            #expect(state.restingOutcome(in: workflow) == outcome)
        }
    }

    @Test("A stage that nobody accounts for is no success")
    func unaccounted() {
        let events = [Event(.stageCompleted, stage: "A"), Event(.stageSkipped, stage: "B")]
        #expect(events.reduced(in: ExampleWorkflows.chain).restingOutcome(in: ExampleWorkflows.chain) == .stageFailed)
        let all = events + [Event(.stageCompleted, stage: "C")]
        #expect(all.reduced(in: ExampleWorkflows.chain).restingOutcome(in: ExampleWorkflows.chain) == .complete)
        #expect([Event]().reduced(in: Workflow(stages: [])).restingOutcome(in: Workflow(stages: [])) == .stageFailed)
    }

    @Test("A run has the status of its outcome; a detached one goes on")
    func statuses() {
        #expect(Outcome.timeLimit.runStatus == .timeout)
        #expect(Outcome.interrupted(signal: 2).runStatus == .cancelled)
        #expect(Outcome.detached(signal: 1).runStatus == .inProgress)
        #expect(Outcome.complete.runStatus == .complete)
    }

    @Test("Only a complete run is finished")
    func finished() {
        for status in RunStatus.allCases {
            let state = [Event(.runStarted), .end(status)].reduced(in: ExampleWorkflows.chain)
            #expect(state.isFinished == (status == .complete))
        }
    }
}
