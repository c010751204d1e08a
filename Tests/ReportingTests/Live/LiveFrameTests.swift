import Platform
import StateMachine
import Testing

@testable import Reporting

/// The rows and the bar of the live display, in every width.
@Suite struct LiveFrameTests {
    private func frame(
        _ view: LiveView, _ sample: Sample, columns: Int = 81, rows: Int = 24, colour: Bool = false, after: Double = 65
    ) -> [String] {
        LiveFrame(
            view, size: TerminalSize(columns: columns, rows: rows), now: sample.now(after: after),
            style: Style(colour: colour, width: columns - 1)
        ).lines
    }

    private func view(_ sample: Sample) -> LiveView { LiveView(sample.state, of: Sample.workflow) }

    @Test("Before anything runs there is only the bar")
    func empty() {
        let sample = Sample()
        #expect(
            frame(view(sample), sample, after: 0) == ["──────────────────────── 0 of 7 done · 0 s of 8 h 00 min"])
    }

    @Test("A running stage has its agent, its time and what it last said")
    func running() {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        sample.take(2, Event(.agentMessage, stage: "SPEC")) { $0.message = "Reading the objective\nand more" }
        #expect(
            frame(view(sample), sample) == [
                "▶ SPEC  ba  1 min 07 s  Reading the objective",
                "──────────────────────── 0 of 7 done · 1 min 07 s of 8 h 00 min",
            ])
    }

    @Test("The members of a group stand under its name, with how many are done")
    func group() {
        let sample = Sample.inTheGroup
        #expect(
            frame(view(sample), sample) == [
                "post_spec: 0 of 2 done, 1 failed", "  ▶ RESEARCH  builder-1  1 min 05 s",
                "━━━━━━━━━─────────────── 2 of 7 done · 1 failed · 4 min 22 s of 8 h 00 min",
            ])
    }

    @Test("In colour the rows and the bar are painted, and take the same room")
    func colour() {
        let sample = Sample.inTheGroup
        let plain = frame(view(sample), sample)
        let lines = frame(view(sample), sample, colour: true)
        #expect(
            lines == [
                "\u{1B}[1mpost_spec: 0 of 2 done, 1 failed\u{1B}[0m",
                "\u{1B}[36m  ▶ RESEARCH\u{1B}[0m  builder-1  1 min 05 s",
                "\u{1B}[32m━━━━━━\u{1B}[0m\u{1B}[31m━━━\u{1B}[0m\u{1B}[2m───────────────\u{1B}[0m "
                    + "2 of 7 done · \u{1B}[31m1 failed\u{1B}[0m · 4 min 22 s of 8 h 00 min",
            ])
        #expect(lines.map(Printable.text) == plain)
    }

    @Test("A review says which of how many it is, a fix and a second attempt likewise")
    func reviews() {
        var sample = Sample()
        sample.take(0, Event(.stageCompleted, stage: "SPEC"))
        sample.begin("SPEC_REVIEW", agent: "reviewer", role: .review, iteration: 2)
        #expect(frame(view(sample), sample).first == "▶ SPEC_REVIEW  reviewer  1 min 05 s  review 2 of 4")
        sample.take(0, Event(.attemptStarted, stage: "SPEC_REVIEW")) {
            $0.attempt = 2
            $0.agent = "ba"
            $0.role = .fix
            $0.iteration = 2
        }
        #expect(frame(view(sample), sample).first == "▶ SPEC_REVIEW  ba  1 min 05 s  fix 2 of 4")
        var other = Sample()
        other.begin("RESEARCH", agent: "builder-1")
        other.take(0, Event(.attemptStarted, stage: "RESEARCH")) {
            $0.attempt = 2
            $0.agent = "builder-1"
        }
        #expect(
            frame(view(other), other).contains("  ▶ RESEARCH  builder-1  1 min 05 s  attempt 2"))
    }

    @Test("A waiting stage shows its question, a limit of a provider until when it is waited for")
    func waiting() {
        var sample = Sample()
        sample.take(0, Event(.stageWaiting, stage: "SHIP"))
        sample.begin("SPEC", agent: "ba")
        sample.take(0, Event(.quotaWait, stage: "SPEC")) {
            $0.message = "waits until 2026-11-21T14:00:00.000Z: five requests are left"
        }
        #expect(
            frame(view(sample), sample).prefix(2) == [
                "⏸ SPEC  ba  1 min 05 s  waits until 14:00: five requests are left",
                "⏸ SHIP      1 min 05 s  Ship it?",
            ])
    }

    @Test("An approval that is asked for at a terminal looks like waiting, also where it is only counted")
    func asked() {
        var sample = Sample()
        sample.take(0, Event(.stageStarted, stage: "SHIP"))
        sample.begin("SPEC", agent: "ba")
        #expect(frame(view(sample), sample).dropFirst().first == "⏸ SHIP      1 min 05 s  Ship it?")
        #expect(frame(view(sample), sample, rows: 3).first == "… 1 more running, 1 waiting")
    }

    @Test("A panel of reviewers says who of them is done in this round")
    func panel() {
        var stage = Stage(name: "JUDGE", kind: .review, workAgent: "ba", nextStages: [])
        stage.reviewAgents = ["one", "two", "three"]
        let workflow = Workflow(stages: [stage])
        var state = RunState(of: workflow)
        let events =
            [Event(.runStarted), Event(.stageStarted, stage: "JUDGE")]
            + ["one", "two", "three"].enumerated().map { number, name in
                Event(.attemptStarted, stage: "JUDGE").with {
                    ($0.attempt, $0.agent, $0.role, $0.iteration) = (number + 1, name, .review, 1)
                }
            }
            + [3, 1].map { number in
                Event(.attemptEnded, stage: "JUDGE").with { ($0.attempt, $0.outcome) = (number, .succeeded) }
            }
        for event in events { state.apply(event, in: workflow) }
        var view = LiveView(state, of: workflow)
        _ = view.show(output: "thinking", of: 0)
        let lines = LiveFrame(
            view, size: TerminalSize(columns: 80, rows: 9), now: Timestamp(milliseconds: 0),
            style: Style(colour: false, width: 79)
        ).lines
        #expect(lines.first == "▶ JUDGE  3 reviewers  0 s  review 1 of 4  2 of 3 done: one, three")
    }

    @Test("At 40 columns only what matters most is left")
    func narrow() {
        var sample = Sample.inTheGroup
        sample.take(0, Event(.agentMessage, stage: "RESEARCH")) { $0.message = "Comparing 漢字 with emoji 🎉🎉🎉" }
        let lines = frame(view(sample), sample, columns: 40)
        #expect(
            lines == [
                "post_spec: 0 of 2 done, 1 failed", "  ▶ RESEARCH  1:05  Comparing 漢字 wit…",
                "━━━────── 2 of 7 done · 1 failed · 4:22",
            ])
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 39 })
    }

    @Test("Where there is hardly any room the name is what is left")
    func hardlyAnyRoom() {
        #expect(frame(view(Sample.inTheGroup), Sample.inTheGroup, columns: 12)[1] == "  ▶ RESEAR…")
    }

    @Test("What has no room is counted, and the bar stays")
    func tall() {
        let (view, sample) = Self.crowd(40)
        #expect(
            frame(view, sample, rows: 6) == [
                "crowd: 0 of 40 done", "  ▶ M00  1 min 05 s", "  ▶ M01  1 min 05 s", "… 38 more running",
                "──────────────────────── 0 of 41 done · 1 min 05 s",
            ])
        #expect(frame(view, sample, rows: 3).count == 2)
        #expect(frame(view, sample, rows: 2).count == 1)
        #expect(frame(view, sample, rows: 1).isEmpty)
    }

    @Test(
        "No frame is too high or has a line that reaches the last column:", arguments: [1, 2, 5, 12, 20, 40, 80, 120])
    func fits(_ columns: Int) {
        let (view, sample) = Self.crowd(40)
        for rows in [1, 2, 3, 4, 10, 41, 42, 43, 50] {
            let lines = frame(view, sample, columns: columns, rows: rows, colour: true)
            #expect(lines.count < max(2, rows), "\(rows) rows")
            #expect(lines.allSatisfy { DisplayWidth.of(Printable.text($0)) <= max(1, columns - 1) }, "\(rows) rows")
        }
    }

    @Test("Cost and what is left of the budget are shown where they are known")
    func spending() {
        var sample = Sample()
        sample.take(0, Event(.runResumed)) { $0.maximumCost = 5 }
        sample.begin("SPEC", agent: "ba")
        sample.end("SPEC", agent: "ba", Usage(inputTokens: 1_000, outputTokens: 10, costUSD: 0.42))
        #expect(frame(view(sample), sample).last?.hasSuffix("1 min 05 s of 8 h 00 min · $0.42, $4.58 left") == true)
        #expect(frame(view(sample), sample, columns: 44).last == "──────────────── 0 of 7 done · 1:05 · $0.42")
    }

    @Test("Hostile output is only text")
    func hostile() {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        var view = view(sample)
        _ = view.show(output: "\u{1B}[2Jgone\u{7}", of: 0)
        #expect(frame(view, sample).first?.contains("\u{7}") == false)
    }

    /// A run in whose group as many members run.
    private static func crowd(_ count: Int) -> (LiveView, Sample) {
        let names = (0..<count).map { "M" + ($0 < 10 ? "0" : "") + String($0) }
        let workflow = Workflow(
            stages: names.map { Stage(name: $0, nextStages: ["END"]) } + [Stage(name: "END", kind: .marker)],
            groups: [ParallelGroup(name: "crowd", after: "", stages: names, before: "END")])
        let sample = Sample()
        var view = LiveView(RunState(of: workflow), of: workflow)
        let style = Style(colour: false, width: 80)
        _ = view.take(Event(.runStarted).with { $0.at = sample.now() }, style: style)
        for name in names {
            _ = view.take(Event(.stageStarted, stage: name).with { $0.at = sample.now() }, style: style)
        }
        return (view, sample)
    }
}
