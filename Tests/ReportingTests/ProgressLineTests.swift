import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: a line of progress for each event")
struct ProgressLineTests {
    /// The line of an event that happens three seconds after the start of its stage.
    private func line(
        _ name: EventName, stage: String? = nil, colour: Bool = false, width: Int = 0,
        _ change: (inout Event) -> Void = { _ in }
    ) -> String? {
        var sample = Sample()
        if let stage { sample.take(0, Event(.stageStarted, stage: stage)) }
        sample.take(3, Event(name, stage: stage), change)
        return sample.line(width: width, colour: colour)
    }

    @Test("The run")
    func run() {
        #expect(Sample().line() == "04:38:35 ▶ run started: Add a greeting, 7 stages")
        #expect(line(.runResumed) == "04:38:38 ▶ run resumed: Add a greeting, 0 of 7 stages are done")
        #expect(line(.runDetached) == "04:38:38 ! run detached: its agents go on working")
        #expect(line(.runEnded) { $0.status = "complete" } == "04:38:38 ✓ run ended: complete after 3.0 s")
        #expect(line(.runEnded) { $0.status = "review_failed" } == "04:38:38 ✗ run ended: review failed after 3.0 s")
    }

    @Test("A run that a person keeps waiting, or has stopped, has not failed")
    func pauses() {
        #expect(
            line(.runEnded) { $0.status = "waiting_approval" }
                == "04:38:38 ⏸ run paused: waiting for an approval after 3.0 s")
        #expect(line(.runEnded) { $0.status = "cancelled" } == "04:38:38 ! run ended: cancelled after 3.0 s")
    }

    @Test("The columns are as wide as the names need, and the clock is that of the place")
    func columns() {
        var sample = Sample()
        sample.take(3, Event(.stageStarted, stage: "LINT"))
        let columns = ProgressColumns(stage: 4, agent: 0, clockOffset: -5 * 3_600)
        let line = ProgressLine.render(
            sample.last, in: sample.state, of: Sample.workflow, columns: columns, style: Style(colour: false, width: 0))
        #expect(line == "23:38:38 ▶ LINT started")
        let fitting = ProgressColumns(of: Sample.workflow)
        #expect(fitting.stage == "SPEC_REVIEW".count + 1 && fitting.agent == "builder-1".count + 1)
    }

    @Test("A stage")
    func stage() {
        #expect(line(.stageStarted, stage: "SPEC") == "04:38:38 ▶ SPEC                   ba         started")
        #expect(
            line(.stageCompleted, stage: "SPEC") == "04:38:38 ✓ SPEC                   ba         completed in 3.0 s")
        #expect(
            line(.stageFailed, stage: "LINT") { $0.error = "\nExit status 1.\nmore" }
                == "04:38:38 ✗ LINT                              failed after 3.0 s: Exit status 1.")
        #expect(line(.stageSkipped, stage: "SPEC") == "04:38:38 – SPEC                              skipped")
        #expect(
            line(.stageWaiting, stage: "SHIP")
                == "04:38:38 ⏸ SHIP                              waits for an approval: Ship it?")
        #expect(
            line(.approvalDecided, stage: "SHIP") { ($0.decision, $0.by, $0.comment) = (.reject, "ann", "not\nyet") }
                == "04:38:38 ✗ SHIP                              rejected by ann: not yet")
        #expect(
            line(.approvalDecided, stage: "SHIP") { ($0.decision, $0.comment) = (.approve, "") }
                == "04:38:38 ✓ SHIP                              approved")
    }

    @Test("A verdict says what comes next")
    func verdicts() {
        func verdict(_ kind: VerdictKind, _ iteration: Int, of maximum: Int? = nil) -> String? {
            line(.attemptEnded, stage: "SPEC_REVIEW") {
                ($0.agent, $0.role, $0.outcome, $0.verdict) = ("reviewer", .review, .succeeded, kind)
                ($0.iteration, $0.maximumIterations, $0.durationSeconds) = (iteration, maximum, 2)
            }
        }
        let start = "SPEC_REVIEW            reviewer   review"
        #expect(verdict(.approved, 2) == "04:38:38 ✓ \(start) 2 of 4: approved after 2.0 s")
        #expect(verdict(.rejected, 1) == "04:38:38 ! \(start) 1 of 4: rejected after 2.0 s; ba goes on with a fix")
        #expect(verdict(.rejected, 4) == "04:38:38 ! \(start) 4 of 4: rejected after 2.0 s; no review is left")
        #expect(
            verdict(.rejected, 5, of: 8) == "04:38:38 ! \(start) 5 of 8: rejected after 2.0 s; ba goes on with a fix")
        #expect(verdict(.rejected, 5) == "04:38:38 ! \(start) 5: rejected after 2.0 s; ba goes on with a fix")
    }

    @Test("A failed attempt has a line while its stage goes on; the last one is told by its stage")
    func retries() {
        var sample = Sample()
        sample.take(0, Event(.stageStarted, stage: "RESEARCH"))
        var lines: [String?] = []
        for number in 1...2 {
            for name in [EventName.attemptStarted, .attemptEnded] {
                sample.take(1, Event(name, stage: "RESEARCH")) {
                    ($0.attempt, $0.role, $0.agent) = (number, .work, "builder-1")
                    if name == .attemptEnded { ($0.outcome, $0.error) = (.timedOut, "Too slow.") }
                }
                lines.append(sample.line())
            }
        }
        let retry =
            "04:38:37 ! RESEARCH               builder-1  work attempt 1 timed out, tried again (1 of 1): Too slow."
        #expect(lines == [nil, retry, nil, nil])
    }

    @Test("A fix that fails and an attempt that is interrupted have a line; a scenario's attempt has none")
    func otherAttempts() {
        func ended(_ role: Role, _ outcome: AttemptOutcome) -> String? {
            line(.attemptEnded, stage: "SPEC_REVIEW") {
                ($0.agent, $0.role, $0.attempt, $0.outcome) = ("ba", role, 2, outcome)
            }
        }
        let start = "04:38:38 ! SPEC_REVIEW            ba         "
        #expect(ended(.fix, .failed) == start + "fix attempt 2 failed")
        #expect(ended(.work, .interrupted) == start + "work attempt 2 interrupted")
        #expect(ended(.test, .failed) == nil)
        #expect(ended(.work, .succeeded) == nil)
        #expect(ended(.command, .failed) == nil)
    }

    @Test("A group")
    func groups() {
        #expect(
            line(.parallelGroupStart) { ($0.group, $0.stages) = ("post_spec", ["A", "B"]) }
                == "04:38:38 ▶ group post_spec started: 2 stages in parallel")
        #expect(
            line(.parallelGroupComplete) { ($0.group, $0.allSuccess) = ("post_spec", true) }
                == "04:38:38 ✓ group post_spec completed")
        #expect(line(.parallelGroupComplete) { $0.group = "post_spec" } == "04:38:38 ✗ group post_spec failed")
    }

    @Test("Acceptance rounds and scenarios")
    func acceptance() {
        let start = "LINT                              "
        #expect(
            line(.acceptanceIteration, stage: "LINT") { $0.iteration = 1 }
                == "04:38:38 ▶ \(start)acceptance round 1 of 4")
        #expect(
            line(.runtimeScenarioComplete, stage: "LINT") {
                ($0.scenario, $0.status, $0.durationSeconds) = ("AT-001", "passed", 0.2)
            } == "04:38:38 ✓ \(start)scenario AT-001 passed after 0.2 s")
        #expect(
            line(.runtimeScenarioComplete, stage: "LINT") {
                ($0.scenario, $0.outcome, $0.error) = ("AT-002", .failed, "Exit status 1.")
            } == "04:38:38 ✗ \(start)scenario AT-002 failed: Exit status 1.")
        #expect(line(.runtimeScenarioComplete, stage: "LINT") == "04:38:38 ✗ \(start)scenario failed")
        #expect(
            line(.acceptanceFixStart, stage: "LINT") { ($0.failed, $0.agent) = (1, "builder-1") }
                == "04:38:38 ▶ LINT                   builder-1  goes on with a fix of 1 failed scenario")
        #expect(line(.acceptanceMaximumReached, stage: "LINT") == "04:38:38 ! \(start)no acceptance round is left")
        #expect(
            line(.acceptanceStageComplete, stage: "LINT") { ($0.passed, $0.total, $0.allPassed) = (4, 4, true) }
                == "04:38:38 ✓ \(start)4 of 4 scenarios passed")
        #expect(
            line(.scenariosRecorded, stage: "LINT") { $0.scenarios = [] }
                == "04:38:38 ✓ \(start)acceptance scenarios recorded: 0")
    }

    @Test("Warnings, and events of a newer teambot, are safe to show")
    func warnings() {
        let raw = "It has\u{1B}[2J changed.\nLook."
        #expect(line(.warning) { $0.message = raw } == "04:38:38 ! warning: It has changed. Look.")
        #expect(line(.unknown) { $0.message = raw } == "04:38:38 ○ It has changed. Look.")
        #expect(line(.unknown) == nil)
    }

    @Test(
        "What another event says has no line",
        arguments: [
            EventName.attemptStarted, .orchestrationStarted, .orchestrationCompleted, .stageChanged, .agentRunning,
            .agentComplete, .agentFailed, .reviewProgress, .parallelStageStart, .parallelStageComplete,
            .parallelStageFailed, .acceptanceStageStart, .acceptanceFixComplete,
            .runtimeValidationStart, .runtimeScenarioStart, .runtimeValidationComplete,
        ])
    func doubles(name: EventName) {
        #expect(line(name, stage: "SPEC") == nil)
    }

    @Test("Width and colour")
    func style() {
        let cut = line(.stageFailed, stage: "LINT", width: 40) { $0.error = "Exit status 1." }
        #expect(cut == "04:38:38 ✗ LINT failed after 3.0 s: Exi…")
        #expect(
            line(.stageCompleted, stage: "LINT", colour: true)
                == "\u{1B}[32m04:38:38 ✓ LINT                              completed in 3.0 s\u{1B}[0m")
        #expect(line(.runResumed, colour: true)?.contains("\u{1B}") == false)
    }

    @Test(
        "Time of day, also before 1970",
        arguments: [(86_399_999 as Int64, "23:59:59"), (-1, "23:59:59"), (0, "00:00:00")])
    func clock(milliseconds: Int64, expected: String) {
        let event = Event(.warning).with { $0.at = Timestamp(milliseconds: milliseconds) }
        let line = ProgressLine.render(
            event, in: RunState(of: Sample.workflow), of: Sample.workflow, columns: ProgressColumns(),
            style: Style(colour: false, width: 0))
        #expect(line?.hasPrefix(expected) == true)
    }
}
