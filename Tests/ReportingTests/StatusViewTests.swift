import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: the status of a run")
struct StatusViewTests {
    @Test("80 columns: the members of a group together, the error below where it does not fit")
    func usual() {
        #expect(
            Sample.inTheGroup.status(.running(pid: 1234), after: 5) == """
                Add a greeting
                status   in progress (engine 1234)
                feature  add-a-greeting
                time     3 min 22 s of 8 h 00 min
                stages   2 of 7 done

                  stage        agent      attempts  review        time  status
                ✓ SPEC         ba                1                12 s  completed
                ✓ SPEC_REVIEW  reviewer          1  2 of 4  3 min 05 s  completed
                ╭ post_spec: 0 of 2 done, 1 running, 1 failed
                │ ▶ RESEARCH   builder-1         1               5.4 s  running
                ╰ ✗ STRATEGY   builder-2         1               0.4 s  failed
                    The agent ended with exit status 3.
                ○ LINT                                                  pending
                ○ SHIP                                                  pending
                ○ COMPLETE                                              pending

                """)
    }

    @Test("120 columns: bars show which members of a group ran side by side")
    func wide() {
        let lines = Sample.inTheGroup.status(.dead, width: 120).split(separator: "\n")
        #expect(
            lines.suffix(7).joined(separator: "\n") == """
                ╭ post_spec: 0 of 2 done, 1 running, 1 failed
                │ ▶ RESEARCH   builder-1         1                      ━━━━━━━━━━━━━━━━━━━━  running
                ╰ ✗ STRATEGY   builder-2         1               0.4 s  ━━━━━━━━━━━━━━━━━━━━  failed
                    The agent ended with exit status 3.
                ○ LINT                                                                        pending
                ○ SHIP                                                                        pending
                ○ COMPLETE                                                                    pending
                """)
    }

    @Test("40 columns: columns go, the status stays")
    func narrow() {
        let text = Sample.inTheGroup.status(.running(pid: 1), width: 40)
        #expect(
            text.split(separator: "\n").suffix(9).joined(separator: "\n") == """
                ✓ SPEC               12 s  completed
                ✓ SPEC_REVIEW  3 min 05 s  completed
                ╭ post_spec: 0 of 2 done, 1 running, 1 …
                │ ▶ RESEARCH        0.4 s  running
                ╰ ✗ STRATEGY        0.4 s  failed
                    The agent ended with exit status 3.
                ○ LINT                     pending
                ○ SHIP                     pending
                ○ COMPLETE                 pending
                """)
    }

    @Test("Colour changes nothing but the escape sequences", arguments: [0, 40, 80, 120])
    func colour(width: Int) {
        let sample = Sample.inTheGroup
        let plain = sample.status(.dead, width: width).split(separator: "\n")
        let painted = sample.status(.dead, width: width, colour: true).split(separator: "\n")
        #expect(painted.map { trimmed(Printable.text(String($0))) } == plain.map { trimmed(String($0)) })
        #expect(painted.contains { $0.hasPrefix("\u{1B}[1m╭ post_spec: 0 of 2 done, 1 running, 1 ") })
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    @Test(
        "The status in words, with the command that goes on",
        arguments: [
            (
                RunStatus.inProgress, EngineState.running(pid: 7),
                "waiting for an approval: teambot approve add-a-greeting SHIP (engine 7)"
            ),
            (
                .inProgress, .stopped("stopped as wanted after SPEC"),
                "stopped as wanted after SPEC; go on with `teambot resume add-a-greeting`"
            ),
            (.inProgress, .dead, "interrupted: the engine is gone; go on with `teambot resume add-a-greeting`"),
            (.inProgress, .none, "interrupted: the engine is gone; go on with `teambot resume add-a-greeting`"),
            (.complete, .none, "complete"), (.complete, .running(pid: 7), "complete (engine 7)"),
            (.failed, .none, "failed; try again with `teambot resume add-a-greeting`"),
            (
                .reviewFailed, .none,
                "failed: a review was not approved; try again with `teambot resume add-a-greeting`"
            ),
            (
                .acceptanceTestFailed, .none,
                "failed: the acceptance tests did not pass; try again with `teambot resume add-a-greeting`"
            ),
            (.waitingApproval, .none, "waiting for an approval: teambot approve add-a-greeting SHIP"),
            (.cancelled, .none, "cancelled; go on with `teambot resume add-a-greeting`"),
            (
                .timeout, .none,
                "stopped: the time limit was reached; go on with `teambot resume add-a-greeting --max-hours 16`"
            ),
            (
                .error, .none,
                "stopped: the state could not be written; try again with `teambot resume add-a-greeting`"
            ),
            (
                .budgetExhausted, .none,
                "stopped: a limit of cost, tokens or quota was reached; go on with `teambot resume add-a-greeting`"
            ),
        ])
    func words(status: RunStatus, engine: EngineState, expected: String) {
        var sample = Sample()
        sample.take(0, Event(.stageWaiting, stage: "SHIP"))
        sample.state.status = status
        #expect(sample.status(engine, width: 40).split(separator: "\n").dropFirst().first == "status   \(expected)")
    }

    @Test("Every status of a stage has its glyph and its word")
    func glyphs() {
        var sample = Sample()
        for (position, status) in [
            StageStatus.completed, .skipped, .interrupted, .blocked, .failed, .waiting, .running,
        ].enumerated() { sample.state.stages[position].status = status }
        let lines = sample.status(.none).split(separator: "\n").suffix(8)
        #expect(
            lines.joined(separator: "\n") == """
                ✓ SPEC         ba         completed
                – SPEC_REVIEW  reviewer   skipped
                ╭ post_spec: 0 of 2 done
                │ ! RESEARCH   builder-1  interrupted
                ╰ – STRATEGY   builder-2  blocked
                ✗ LINT                    failed
                ⏸ SHIP                    waiting  Ship it?
                ▶ COMPLETE                running
                """)
    }

    @Test("120 columns: a member that began later has its bar later")
    func bars() {
        var sample = Sample()
        sample.begin("RESEARCH", agent: "builder-1")
        sample.take(30, Event(.stageCompleted, stage: "RESEARCH"))
        sample.begin("STRATEGY", agent: "builder-2")
        let lines = sample.status(.running(pid: 1), width: 120, after: 10).split(separator: "\n").map(String.init)
        #expect(
            lines.filter { $0.hasPrefix("│") || $0.hasPrefix("╰") } == [
                "│ ✓ RESEARCH   builder-1         1  30 s  ━━━━━━━━━━━━━━━       completed",
                "╰ ▶ STRATEGY   builder-2         1  10 s                 ━━━━━  running",
            ])
    }

    @Test("A stage that waits for a person tells how long, without an engine, too; attempts in vain are yellow")
    func waiting() {
        var sample = Sample()
        sample.take(0, Event(.stageWaiting, stage: "SHIP"))
        sample.take(5, Event(.warning))
        sample.begin("SPEC", agent: "ba")
        sample.state.stages[0].attempts = 2
        let text = sample.status(.none, after: 3_600)
        #expect(text.contains("⏸ SHIP                              1 h 00 min  waiting\n    Ship it? (since "))
        #expect(sample.status(.none, colour: true).contains("\u{1B}[33m       2\u{1B}[0m"))
    }
}
