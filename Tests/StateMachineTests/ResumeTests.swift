import StateMachine
import Testing

/// What a resume keeps and what it does again.
@Suite struct ResumeTests {
    @Test("Finished stages stay finished; failed, blocked and interrupted ones are ready to be run again")
    func statuses() {
        let events = [
            Event(.runStarted), Event(.stageCompleted, stage: "START"), Event(.stageStarted, stage: "OTHER"),
            .failure("DRAFT"), .end(.cancelled),
        ]
        let ended = events.numbered.reduced(in: ExampleWorkflows.chainInGroup)
        #expect(ended.stages.map(\.status) == [.completed, .failed, .blocked, .interrupted, .blocked])
        let resumed = (events + [Event(.runResumed)]).numbered.reduced(in: ExampleWorkflows.chainInGroup)
        #expect(resumed.stages.map(\.status) == [.completed, .pending, .pending, .pending, .pending])
        #expect(resumed.status == .inProgress)
        #expect(resumed.stages.allSatisfy { $0.error == nil && $0.failure == nil })
    }

    @Test("The engine learns which attempts began and never ended, and goes on counting attempts")
    func openAttempts() {
        let events = [
            Event(.stageStarted, stage: "A"), Event(.attemptStarted, stage: "A").with { $0.attempt = 1 },
            Event(.attemptEnded, stage: "A").with {
                $0.attempt = 1
                $0.outcome = .failed
            },
            Event(.attemptStarted, stage: "A").with { $0.attempt = 2 }, Event(.runResumed),
        ]
        let stage = events.reduced(in: ExampleWorkflows.chain).stages.first
        #expect(stage?.attempts == 2)
        #expect(stage?.log.map(\.outcome) == [.failed, nil])
        #expect(stage?.log.last?.directoryName == "02-work")
    }

    @Test("The suites of the round before stay known, also where a resume goes through a round again")
    func suiteRounds() {
        func begin(_ round: Int) -> Event { Event(.suitesStarted, stage: "A").with { $0.iteration = round } }
        func end(_ passed: Int) -> Event {
            var summary = SuiteSummary(name: "unit", runner: .pytest, status: .failed)
            summary.counts.passed = passed
            return summary.event(stage: "A")
        }
        let events = [begin(1), end(7), begin(2), end(6), Event(.runResumed), begin(2), end(5)]
        let counts = (1...events.count).map { count in
            Array(events.prefix(count)).reduced(in: ExampleWorkflows.chain).stages.first?.suitesBefore
                .map(\.counts.passed)
        }
        #expect(counts == [[], [], [7], [7], [7], [7], [7]])
        let anew = (events + [begin(1)]).reduced(in: ExampleWorkflows.chain).stages.first
        #expect(anew?.suitesBefore.isEmpty == true && anew?.suites.isEmpty == true)
    }

    @Test("An interrupted review goes on counting its iterations, a failed one begins anew")
    func iterations() {
        let attempt = Event(.attemptStarted, stage: "A").with {
            $0.attempt = 1
            $0.iteration = 2
        }
        let begun = [Event(.stageStarted, stage: "A"), attempt]
        let interrupted = (begun + [.end(.cancelled), Event(.runResumed)]).reduced(in: ExampleWorkflows.chain)
        #expect(interrupted.stages.first?.log.map(\.iteration) == [2])
        let rejected = begun + [.failure("A", .reviewNotApproved), .end(.reviewFailed), Event(.runResumed)]
        #expect(rejected.reduced(in: ExampleWorkflows.chain).stages.first?.log == [])
    }

    @Test("An approval that was given survives, a rejection has to be decided again")
    func decisions() {
        let waiting = [Event(.stageWaiting, stage: "A"), .end(.waitingApproval)]
        let approve = Event(.approvalDecided, stage: "A").with { $0.decision = .approve }
        let approved = (waiting + [approve, Event(.runResumed)]).reduced(in: ExampleWorkflows.chain)
        #expect(approved.stages.first?.decision == .approve)
        let reject = Event(.approvalDecided, stage: "A").with { $0.decision = .reject }
        let rejected = waiting + [reject, Event(.runResumed), .failure("A"), .end(.failed), Event(.runResumed)]
        #expect(rejected.reduced(in: ExampleWorkflows.chain).stages.first?.decision == nil)
    }

    @Test("The seconds of a session that was killed count up to its last event")
    func elapsedAfterCrash() {
        let events: [(Int64, Event)] = [
            (0, Event(.runStarted)), (90_000, Event(.stageCompleted, stage: "A")),
            (500_000, Event(.runResumed)), (510_000, Event(.stageCompleted, stage: "B")),
        ]
        let placed = events.map { moment, event in event.with { $0.at = Timestamp(milliseconds: moment) } }
        #expect(placed.reduced(in: ExampleWorkflows.chain).elapsedSeconds == 100)
    }

    @Test("What is recorded without an engine ends a session that was killed at its last moment, once")
    func elapsedOfDeadSession() {
        let events: [(Int64, Event)] = [(0, Event(.runStarted)), (90_000, Event(.stageStarted, stage: "A"))]
        let workflow = ExampleWorkflows.chain
        var state = events.map { moment, event in event.with { $0.at = Timestamp(milliseconds: moment) } }
            .reduced(in: workflow)
        let resumed = state.closeDeadSession(before: [Event(.runResumed)], in: workflow)
        #expect(resumed == nil)
        let skipped = Event(.stageSkipped, stage: "A")
        let end = state.closeDeadSession(before: [skipped], in: workflow)
        #expect(end?.at == Timestamp(milliseconds: 90_000))
        state.apply(skipped.with { $0.at = Timestamp(milliseconds: 500_000) }, in: workflow)
        #expect(state.elapsedSeconds == 90)
        let again = state.closeDeadSession(before: [skipped], in: workflow)
        #expect(again == nil)
    }

    @Test("A resume can set a new total of time, and keeps the old one otherwise")
    func budget() {
        let start = Event(.runStarted).with { $0.maximumSeconds = 60 }
        let longer = Event(.runResumed).with { $0.maximumSeconds = 120 }
        #expect([start, Event(.runResumed)].reduced(in: ExampleWorkflows.chain).maximumSeconds == 60)
        #expect([start, longer].reduced(in: ExampleWorkflows.chain).maximumSeconds == 120)
    }
}
