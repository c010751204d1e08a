import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: the plan and the end of a run")
struct PlanAndClosingTests {
    private func plan(width: Int) -> String {
        PlanView.render(
            Sample.workflow, objectiveName: "Add a greeting", feature: "add-a-greeting", maximumSeconds: 28_800,
            maxConcurrent: 2, skipped: ["STRATEGY"], style: Style(colour: false, width: width))
    }

    @Test("The plan: stages in order, groups, agents with their command lines")
    func plan() {
        #expect(
            plan(width: 80) == """
                Add a greeting
                would run as add-a-greeting, within 8 h 00 min
                7 stages, at most 2 at once; nothing was started or written

                   stage        kind      agent          artifacts
                1  SPEC         work      ba             feature_spec.md
                2  SPEC_REVIEW  review    ba → reviewer
                    post_spec: 2 stages in parallel, at most 2 at once
                3    RESEARCH   work      builder-1
                4    STRATEGY   skipped   builder-2
                5  LINT         command  swift format 'it'\\''s'
                6  SHIP         approval
                7  COMPLETE     end

                agent      persona           runner
                ba         business analyst  offline (built in)
                builder-1  builder           offline (built in)
                builder-2  builder           offline (built in)
                reviewer   reviewer          command  ./review.sh --strict 'two words'

                """)
    }

    @Test("A command line in a narrow plan stands below and is never cut")
    func narrowPlan() {
        #expect(plan(width: 30).hasSuffix("reviewer   command\n    ./review.sh --strict 'two words'\n"))
    }

    private func closing(_ outcome: Outcome, offline: Bool = false, _ change: (inout Sample) -> Void = { _ in })
        -> String
    {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        sample.take(185, Event(.stageCompleted, stage: "SPEC"))
        change(&sample)
        return ClosingLines.render(
            outcome, of: sample.state, in: Sample.workflow, runDirectory: "state/add-a-greeting",
            offlineTookPart: offline, style: Style(colour: false, width: 80))
    }

    @Test("A complete run, in which no real agent took part")
    func complete() {
        #expect(
            closing(.complete, offline: true) == """
                The run is complete: 1 of 7 stages are done, in 3 min 05 s.
                The offline agent took part: no real agent did this work.
                artifacts: state/add-a-greeting/artifacts

                """)
    }

    @Test("A failed stage is named with its error")
    func failed() {
        let text = closing(.stageFailed) {
            $0.begin("LINT", agent: nil, role: .command)
            $0.take(0, Event(.stageFailed, stage: "LINT")) { $0.error = "Exit status 1.\nmore" }
        }
        #expect(
            text == """
                The run failed: 1 of 7 stages are done after 3 min 05 s.
                ✗ LINT  Exit status 1.
                artifacts: state/add-a-greeting/artifacts
                logs:      state/add-a-greeting/attempts
                next:      teambot resume add-a-greeting

                """)
    }

    @Test("What a person has rejected for the last time has no report that one could read")
    func rejected() {
        let text = closing(.reviewNotApproved) { sample in
            sample.take(0, Event(.approvalDecided, stage: "SHIP")) { $0.decision = .reject }
            sample.take(0, Event(.stageFailed, stage: "SHIP")) { $0.failure = .reviewNotApproved }
        }
        #expect(text.hasSuffix("next:      teambot resume add-a-greeting\n"), "\(text)")
    }

    @Test("An approval names each stage that waits")
    func approval() {
        let text = closing(.waitingApproval) { $0.take(0, Event(.stageWaiting, stage: "SHIP")) }
        #expect(
            text == """
                The run waits for an approval: 1 of 7 stages are done after 3 min 05 s.
                ⏸ SHIP  Ship it?
                artifacts: state/add-a-greeting/artifacts
                next:      teambot approve add-a-greeting SHIP  (or: teambot reject …)
                next:      teambot resume add-a-greeting

                """)
    }

    @Test(
        "Every other outcome has its sentence and the command that goes on",
        arguments: [
            (
                Outcome.reviewNotApproved,
                "A review was not approved within its iterations: 1 of 7 stages are done after",
                "read state/add-a-greeting/failures, then: teambot resume add-a-greeting"
            ),
            (
                .acceptanceFailed, "The acceptance tests did not pass: 1 of 7 stages are done after 3 min 05 s.",
                "read state/add-a-greeting/artifacts/acceptance_test_results.md, then: teambot resume add-a-greeting"
            ),
            (
                .timeLimit, "The time limit of the run was reached after 3 min 05 s: 1 of 7 stages are done.",
                "teambot resume add-a-greeting --max-hours 16"
            ),
            (
                .interrupted(signal: 2), "The run was stopped by SIGINT: 1 of 7 stages are done, the state is saved.",
                "teambot resume add-a-greeting"
            ),
            (
                .interrupted(signal: 15), "The run was stopped by SIGTERM: 1 of 7 stages are done, the state is saved.",
                "teambot resume add-a-greeting"
            ),
            (
                .detached(signal: 1),
                "The engine left by SIGHUP: 1 of 7 stages are done, running agents go on working.",
                "teambot resume add-a-greeting"
            ),
            (
                .storageFailure("No space left."),
                "The run cannot go on: No space left.",
                "once the cause is gone: teambot resume add-a-greeting"
            ),
        ])
    func outcomes(outcome: Outcome, sentence: String, next: String) {
        let text = closing(outcome)
        #expect(text.hasPrefix(sentence))
        #expect(text.hasSuffix("next:      \(next)\n"))
        #expect(text.split(separator: "\n").count == 3)
    }
}
