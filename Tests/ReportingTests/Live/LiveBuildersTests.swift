import Platform

import StateMachine
import Testing

@testable import Reporting

/// A stage that several builders share, in the live display.
@Suite struct LiveBuildersTests {
    @Test("Builders: who is at work with which task, and how many tasks are done")
    func builders() {
        var stage = Stage(name: "BUILD", workAgent: "ann")
        stage.parallelAgents = ["ann", "bob"]
        let workflow = Workflow(stages: [stage])
        var state = RunState(of: workflow)
        func begun(_ number: Int, _ agent: String) -> Event {
            Event(.attemptStarted, stage: "BUILD").with {
                ($0.attempt, $0.agent, $0.role, $0.task) = (number, agent, .work, "task \(number)")
            }
        }
        let events = [
            Event(.runStarted), Event(.stageStarted, stage: "BUILD"), begun(1, "ann"), begun(2, "bob"),
            Event(.attemptEnded, stage: "BUILD").with { ($0.attempt, $0.outcome) = (1, .succeeded) },
            Event(.plan, stage: "BUILD").with { $0.message = "1 of 3 tasks done: task 1" }, begun(3, "ann"),
            Event(.agentMessage, stage: "BUILD").with { ($0.attempt, $0.message) = (3, "I write") },
        ]
        for event in events { state.apply(event, in: workflow) }
        var view = LiveView(state, of: workflow)
        _ = view.show(output: "thinking", of: 0)
        let lines = LiveFrame(
            view, size: TerminalSize(columns: 100, rows: 9), now: Timestamp(milliseconds: 0),
            style: Style(colour: false, width: 99)
        ).lines
        #expect(lines.first == "▶ BUILD  bob, ann  0 s  task 2, task 3  1 of 3 tasks done: task 1")
    }
}
