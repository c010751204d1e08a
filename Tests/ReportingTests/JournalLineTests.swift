import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: the lines of the journal")
struct JournalLineTests {
    private func line(_ sample: Sample, width: Int = 0, colour: Bool = false) -> String {
        JournalLine.render(
            sample.last, in: sample.state, of: Sample.workflow, last: 120, clockOffset: 3_600,
            style: Style(colour: colour, width: width))
    }

    @Test("What progress leaves out is there: each attempt's beginning and end, and announcements")
    func facts() {
        var sample = Sample()
        sample.begin("SPEC_REVIEW", agent: "reviewer", role: .review, iteration: 2)
        #expect(
            line(sample) == "05:38:35    3 attempt_started         SPEC_REVIEW attempt 1: review by reviewer, round 2")
        sample.take(12, Event(.attemptEnded, stage: "SPEC_REVIEW")) {
            $0.attempt = 1
            $0.outcome = .succeeded
            $0.verdict = .rejected
            $0.durationSeconds = 12
            $0.usage = Usage(costUSD: 0.42)
        }
        #expect(
            line(sample) == "05:38:47    4 attempt_ended           SPEC_REVIEW attempt 1: rejected after 12 s, $0.42")
        sample.take(0, Event(.parallelStageStart, stage: "RESEARCH")) {
            $0.group = "post_spec"
            $0.agent = "builder-1"
        }
        #expect(line(sample) == "05:38:47    5 parallel_stage_start    RESEARCH post_spec, builder-1")
        sample.take(0, Event(.orchestrationStarted))
        #expect(line(sample) == "05:38:47    6 orchestration_started")
    }

    @Test("However long an event's name is, no line is wider than the terminal", arguments: 1...130)
    func narrowest(width: Int) {
        for name in EventName.allCases {
            var sample = Sample()
            sample.take(0, Event(name, stage: "SPEC")) { $0.error = "It has failed" }
            let text = line(sample, width: width)
            #expect(DisplayWidth.of(text) <= max(width, 12) && text.last != " ", "\(text)")
        }
    }

    @Test("What an agent says is safe and cut to the width; colours take no room")
    func agents() {
        var sample = Sample()
        sample.take(0, Event(.toolCall, stage: "SPEC")) {
            $0.agent = "ba"
            $0.status = "started"
            $0.message = "Bash: \u{1B}[2Jrm -rf everything that there is in this directory and in others"
        }
        #expect(
            line(sample, width: 80)
                == "05:38:35    2 tool_call               SPEC ba: uses Bash: rm -rf everything tha…")
        #expect(line(sample, width: 40) == "05:38:35 2 tool_call SPEC ba: uses Bash…")
        #expect(Printable.text(line(sample, width: 80, colour: true)) == line(sample, width: 80))
    }

    @Test("The heading of a log tells which attempt it is, how it ended and which others there are")
    func heading() {
        var history = RunHistory()
        func take(_ number: Int, _ role: Role, ends: Bool) {
            history.take(
                Event(.attemptStarted, stage: "PLAN").with {
                    $0.attempt = number
                    $0.role = role
                    $0.agent = "pm"
                    $0.runner = "claude"
                    $0.iteration = role == .work ? nil : 1
                })
            guard ends else { return }
            history.take(
                Event(.attemptEnded, stage: "PLAN").with {
                    $0.attempt = number
                    $0.outcome = .timedOut
                    $0.durationSeconds = 12
                })
        }
        take(1, .work, ends: true)
        take(2, .review, ends: false)
        func heading(_ position: Int) -> String {
            AttemptHeading.render(
                history.attempts[position], among: history.attempts, file: "reply.md",
                now: Timestamp(milliseconds: 185_000), style: Style(colour: false, width: 0))
        }
        #expect(
            heading(0) == "PLAN, attempt 1 of 2: work by pm (claude), timed out after 12 s; others: 2 review; reply.md")
        #expect(
            heading(1)
                == "PLAN, attempt 2 of 2: review by pm (claude), round 1, running for 3 min 05 s; others: 1 work; reply.md"
        )
    }

    @Test("What an agent does while it works, wherever the lines are cut")
    func progress() {
        let lines =
            #"{"message":"I look\n"}"# + "\n" + #"{"tool":"Bash","detail":"ls\u001b[2J","status":"started"}"# + "\n"
            + #"{"tool":"Bash","status":"completed"}"# + "\n" + #"{"plan":["one","two"],"done":1}"# + "\nbroken\n"
        var stream = ProgressStream()
        let shown = lines.utf8.flatMap { stream.take([$0]) }
        #expect(String(decoding: shown, as: UTF8.self) == "I look\n· uses Bash: ls\n· plan: 1 of 2 done: two\n")
    }
}
