import StateMachine
import Testing

@testable import Reporting

/// What stays on the screen above the frame.
@Suite struct LiveViewTests {
    private let style = Style(colour: false, width: 79)

    /// The lines that the events of some happenings leave.
    private func lines(_ happen: (inout Sample, (Sample) -> Void) -> Void) -> [String] {
        var sample = Sample()
        var view = LiveView(sample.state, of: Sample.workflow)
        var lines: [String] = []
        happen(&sample) { sample in
            if let line = view.take(sample.last, style: style) { lines.append(line) }
        }
        return lines
    }

    @Test("A finished stage leaves a line, its beginning and what its agent says leave none")
    func finished() {
        let lines = lines { sample, tell in
            sample.take(0, Event(.stageStarted, stage: "SPEC"))
            tell(sample)
            sample.take(3, Event(.agentMessage, stage: "SPEC")) { $0.message = "thinking" }
            tell(sample)
            sample.take(9, Event(.stageCompleted, stage: "SPEC"))
            tell(sample)
        }
        #expect(lines == ["04:38:47 ✓ SPEC         ba         completed in 12 s"])
    }

    @Test("A failed stage leaves its error, a rejected review what follows, a warning its words")
    func failures() {
        let lines = lines { sample, tell in
            sample.take(0, Event(.stageStarted, stage: "SPEC_REVIEW"))
            tell(sample)
            sample.take(1, Event(.attemptStarted, stage: "SPEC_REVIEW")) { $0.attempt = 1 }
            tell(sample)
            sample.take(1, Event(.attemptEnded, stage: "SPEC_REVIEW")) {
                ($0.attempt, $0.verdict, $0.iteration, $0.agent) = (1, .rejected, 1, "reviewer")
            }
            tell(sample)
            sample.take(1, Event(.stageFailed, stage: "SPEC_REVIEW")) { $0.error = "No review is left" }
            tell(sample)
            sample.take(0, Event(.warning)) { $0.message = "The disk is slow." }
            tell(sample)
        }
        #expect(
            lines == [
                "04:38:37 ! SPEC_REVIEW  reviewer   review 1 of 4: rejected; ba goes on with a …",
                "04:38:38 ✗ SPEC_REVIEW  reviewer   failed after 3.0 s: No review is left",
                "04:38:38 ! warning: The disk is slow.",
            ])
    }

    @Test("A limit of a provider that was waited for leaves a line, for whoever looks later why it took so long")
    func limited() {
        let lines = lines { sample, tell in
            sample.begin("SPEC", agent: "ba")
            sample.take(0, Event(.quotaWait, stage: "SPEC")) {
                $0.agent = "ba"
                $0.message = "waits until 2026-11-21T14:00:00.000Z: five requests are left"
            }
            tell(sample)
        }
        #expect(lines == ["04:38:35 ⏸ SPEC         ba         waits until 14:00: five requests are left"])
    }

    @Test("The end of the run leaves nothing: the closing lines tell it")
    func end() {
        let lines = lines { sample, tell in
            sample.take(1, Event(.runEnded)) { $0.status = "complete" }
            tell(sample)
        }
        #expect(lines.isEmpty)
    }

    @Test("What came before the state is told and not taken again")
    func told() {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        var view = LiveView(sample.state, of: Sample.workflow)
        _ = view.take(sample.last, style: style)
        #expect(view.state == sample.state)
    }

    @Test("A run that is looked at later opens with the stages that have ended, the earlier ones counted")
    func opening() {
        let view = LiveView(Sample.inTheGroup.state, of: Sample.workflow)
        #expect(
            view.opening(lines: 5, style: style) == [
                "04:38:47 ✓ SPEC         ba         completed in 12 s",
                "04:41:52 ✓ SPEC_REVIEW  reviewer   completed in 3 min 05 s",
                "04:41:52 ✗ STRATEGY     builder-2  failed after 0.4 s: The agent ended with ex…",
            ])
        #expect(
            view.opening(lines: 2, style: style) == [
                "… 2 stages before these",
                "04:41:52 ✗ STRATEGY     builder-2  failed after 0.4 s: The agent ended with ex…",
            ])
        #expect(view.title(style) == "Add a greeting (add-a-greeting): 2 of 7 stages are done")
    }

    @Test("How a run stands is said with the command that goes on")
    func ending() {
        let text = LiveEnding.render(
            Sample.inTheGroup.state, of: Sample.workflow, engine: .dead,
            commands: RunCommands(feature: "add-a-greeting"), style: style)
        #expect(
            text == """
                add-a-greeting: interrupted: the engine is gone; go on with `teambot resume add-a-greeting`
                ✗ STRATEGY  The agent ended with exit status 3.
                2 of 7 stages are done after 3 min 17 s.

                """)
    }
}
