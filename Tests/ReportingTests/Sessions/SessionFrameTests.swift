import Platform
import StateMachine
import Testing

@testable import Reporting

/// The live display of a session: a row for each objective at work or waiting for its next try, and the bar.
@Suite struct SessionFrameTests {
    /// The busy session with the run of `search` at its first stage.
    static func view() -> SessionLiveView {
        var view = SessionLiveView(SessionSample.busy.state)
        var run = Sample()
        run.begin("SPEC", agent: "ba")
        run.take(2, Event(.agentMessage, stage: "SPEC")) { $0.message = "Reading the objective\nand more" }
        view.open(4, run.state, of: Sample.workflow)
        return view
    }

    static func frame(columns: Int, rows: Int = 24) -> [String] { frame(view(), columns: columns, rows: rows) }

    private static func frame(_ view: SessionLiveView, columns: Int, rows: Int = 24, colour: Bool = false) -> [String] {
        SessionFrame.draw(
            view, size: TerminalSize(columns: columns, rows: rows), now: SessionSample.busy.now(after: 3),
            style: Style(colour: colour, width: columns - 1)
        ).lines
    }

    @Test("A row tells its worker, its time, the stage of its run and what is said there")
    func columns121() {
        #expect(
            Self.frame(columns: 121) == [
                "▶ search  worker-1  38 s  SPEC  Reading the objective",
                "▶ import  worker-3  13 s      ",
                "↻ export                        try 2 of 3 at 04:40:20: The agent has not answered.",
                "━━━━━━━━━─────────────── 2 of 8 done · 1 failed · 1 min 43 s",
            ])
    }

    @Test("In 80 columns the last words are cut")
    func columns81() {
        #expect(
            Self.frame(columns: 81) == [
                "▶ search  worker-1  38 s  SPEC  Reading the objective",
                "▶ import  worker-3  13 s      ",
                "↻ export                        try 2 of 3 at 04:40:20: The agent has not answe…",
                "━━━━━━━━━─────────────── 2 of 8 done · 1 failed · 1 min 43 s",
            ])
    }

    @Test("In 40 columns a row has its name, its time and a word")
    func columns41() {
        #expect(
            Self.frame(columns: 41) == [
                "▶ search  0:38  Reading the objective",
                "▶ import  0:13",
                "↻ export        try 2 of 3 at 04:40:20:…",
                "━━━─────── 2 of 8 done · 1 failed · 1:43",
            ])
    }

    @Test("In 24 columns as much as fits")
    func columns25() {
        #expect(
            Self.frame(columns: 25) == [
                "▶ search  0:38  Reading…",
                "▶ import  0:13",
                "↻ export        try 2 o…",
                "━━───── 2/8 · 1 ✗ · 1:43",
            ])
    }

    @Test("Above the first frame stand the objectives that have ended, the earlier ones counted")
    func opening() {
        let (view, style) = (Self.view(), Style(colour: false, width: 0))
        #expect(
            view.opening(lines: 10, style: style) == [
                "04:39:40 ✓ greet                    worker-1   complete in 1 min 05 s, +12 −3 in 4 files",
                "04:40:00 ✗ log-in                   worker-2   failed after 1 min 25 s: The stage PLAN failed: exit status 3.",
                "04:40:05 = log-out                  worker-3   ended after 1 min 30 s, but changed nothing",
            ])
        #expect(view.opening(lines: 2, style: style).first == "… 2 objectives before these")
        #expect(
            view.title(style)
                == "20261121-143835-1a2b3c4d: 1 of 8 objectives is complete, 2 run, 1 waits to be tried again, "
                + "2 are queued, 1 changed nothing, 1 failed")
    }

    @Test("No line is as wide as the terminal, and there are fewer than it has rows", arguments: [1, 2, 3, 5, 9, 24])
    func small(_ rows: Int) {
        for columns in [2, 5, 12, 25, 41, 60, 81, 200] {
            let lines = Self.frame(columns: columns, rows: rows)
            #expect(lines.allSatisfy { DisplayWidth.of($0) < columns } && lines.count < max(2, rows), "\(lines)")
        }
    }

    @Test("What has no room is counted")
    func crowded() {
        #expect(Self.frame(columns: 60, rows: 4).dropFirst().first == "… 1 more running, 1 to be tried again")
    }

    @Test("In colour it takes the same room")
    func colour() {
        let plain = Self.frame(Self.view(), columns: 81)
        #expect(Self.frame(Self.view(), columns: 81, colour: true).map(Printable.text) == plain)
    }

    @Test("The end of an objective leaves a line and takes its row away; its beginning leaves none")
    func ending() {
        var view = SessionLiveView(SessionState())
        let kept = SessionSample.ended.events.compactMap { view.take($0, style: Style(colour: false, width: 0)) }
        #expect(kept.count { $0.contains("started") } == 1 && kept.contains { $0.contains("✓ greet ") })
        #expect(view.running.isEmpty && view.isOver && view.runs.isEmpty)
    }

    @Test("What runs have used is summed, a run that goes on is counted once")
    func usage() {
        var view = SessionLiveView(SessionSample.busy.state)
        var run = Sample()
        run.begin("SPEC", agent: "ba")
        run.end("SPEC", agent: "ba", Usage(inputTokens: 10, outputTokens: 5, costUSD: 0.25))
        view.open(4, run.state, of: Sample.workflow)
        view.open(6, run.state, of: Sample.workflow)
        #expect(view.usage?.costUSD == 0.5)
        var sample = SessionSample.busy
        sample.take(1, Event(.executionRetrying)) { ($0.execution, $0.worker) = (4, "worker-1") }
        _ = view.take(sample.last, style: Style(colour: false, width: 0))
        #expect(view.usage?.costUSD == 0.5 && view.runs[4] == nil)
        sample.start(4, "search", worker: 1, after: 5)
        for event in sample.events.suffix(2) { _ = view.take(event, style: Style(colour: false, width: 0)) }
        view.open(4, run.state, of: Sample.workflow)
        #expect(view.usage?.costUSD == 0.5)
        #expect(Self.frame(view, columns: 121).last?.hasSuffix("· $0.50") == true)
    }

    @Test("A warning of a run is told at once")
    func warning() {
        var view = Self.view()
        let event = Event(.warning).with { $0.message = "low on disk" }
        let line = view.take(event, ofRun: 4, style: Style(colour: false, width: 0))
        #expect(line?.hasSuffix("search                   warning: low on disk") == true, "\(line ?? "")")
    }
}
