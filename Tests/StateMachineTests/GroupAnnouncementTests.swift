import StateMachine
import Testing

/// The names that the Python TeamBot gave to what happens in a group.
@Suite struct GroupAnnouncementTests {
    @Test("A group is announced once at its start and once at its end, each member in between")
    func once() {
        let names = announced([
            Event(.stageCompleted, stage: "SPEC_REVIEW"), Event(.stageStarted, stage: "RESEARCH"),
            Event(.stageStarted, stage: "TEST_STRATEGY"), Event(.stageCompleted, stage: "RESEARCH"),
            Event(.stageCompleted, stage: "TEST_STRATEGY"),
        ])
        #expect(
            names == [
                .parallelGroupStart, .parallelStageStart, .parallelStageStart, .parallelStageComplete,
                .parallelStageComplete, .parallelGroupComplete,
            ])
    }

    @Test("One member after the other is still one group")
    func sequential() {
        let names = announced([
            Event(.stageStarted, stage: "RESEARCH"), Event(.stageCompleted, stage: "RESEARCH"),
            Event(.stageStarted, stage: "TEST_STRATEGY"), Event(.stageCompleted, stage: "TEST_STRATEGY"),
        ])
        #expect(names.count { $0 == .parallelGroupStart } == 1)
        #expect(names.last == .parallelGroupComplete)
    }

    @Test("A skipped member does not hide the start of its group")
    func skippedMember() {
        let names = announced([
            Event(.stageSkipped, stage: "RESEARCH"), Event(.stageStarted, stage: "TEST_STRATEGY"),
            Event(.stageCompleted, stage: "TEST_STRATEGY"),
        ])
        #expect(
            names == [
                .parallelStageComplete, .parallelGroupStart, .parallelStageStart, .parallelStageComplete,
                .parallelGroupComplete,
            ])
    }

    @Test("A failed member does not end the group before the others, and there is no success then")
    func failedMember() {
        let events = [
            Event(.stageStarted, stage: "RESEARCH"), Event(.stageStarted, stage: "TEST_STRATEGY"),
            .failure("RESEARCH"), Event(.stageCompleted, stage: "TEST_STRATEGY"),
        ]
        #expect(announced(Array(events.prefix(3))).last == .parallelStageFailed)
        let last = announcements(events).last
        #expect(last?.name == .parallelGroupComplete)
        #expect(last?.allSuccess == false)
    }

    @Test("Members behind a failed one are not waited for")
    func deadMember() {
        let events = [
            Event(.stageStarted, stage: "OTHER"), Event(.stageCompleted, stage: "OTHER"),
            Event(.stageStarted, stage: "DRAFT"), .failure("DRAFT"),
        ]
        let names = announcements(events, in: ExampleWorkflows.chainInGroup).map(\.name)
        #expect(names.suffix(2) == [.parallelStageFailed, .parallelGroupComplete])
    }

    @Test("A start and a failure tell who and why")
    func details() {
        let events = announcements([Event(.stageStarted, stage: "RESEARCH"), .failure("RESEARCH")])
        #expect(events.first?.stages == ["RESEARCH", "TEST_STRATEGY"])
        #expect(events.last { $0.name == .parallelStageFailed }?.error == "It did not work.")
        #expect(events.last { $0.name == .parallelStageFailed }?.agent == "builder-1")
    }

    private func announced(_ facts: [Event]) -> [EventName] { announcements(facts).map(\.name) }

    private func announcements(_ facts: [Event], in workflow: Workflow = ExampleWorkflows.group) -> [Event] {
        var state = RunState(of: workflow)
        return facts.flatMap { fact in
            state.apply(fact, in: workflow)
            return state.announcements(of: fact, in: workflow)
        }
    }
}
