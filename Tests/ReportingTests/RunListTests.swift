import StateMachine
import Testing

@testable import Reporting
@testable import RunStorage

@Suite("Reporting: lists of runs")
struct RunListTests {
    private static let now = Timestamp(milliseconds: 1_795_235_915_000)

    private func entry(
        _ name: String, _ status: RunStatus?, engine: Int32? = nil, archived: Bool = false, cost: Double? = nil
    ) -> RunEntry {
        var progress = RunProgress()
        progress.objectiveName = "Add a \u{1B}[31mgreeting"
        progress.updatedAt = Timestamp(milliseconds: Self.now.milliseconds - 60_000)
        progress.elapsedSeconds = 125
        (progress.done, progress.all) = (3, 14)
        progress.usage = cost.map { Usage(costUSD: $0) }
        return RunEntry(
            name: name,
            summary: RunSummary(
                feature: name, runID: "r", objectiveFile: "", stagesFile: "",
                startedAt: Timestamp(milliseconds: Self.now.milliseconds - 3_600_000), status: status,
                progress: status == nil ? nil : progress),
            engine: engine.map { RunOwner(pid: $0) }, isArchived: archived)
    }

    private var entries: [RunEntry] {
        [
            entry("greet", .inProgress, engine: 77, cost: 0.42), entry("greet/20261121-1", .failed, archived: true),
            entry("left", .inProgress), entry("ship", .waitingApproval), entry("odd", nil),
        ]
    }

    private func list(width: Int, colour: Bool = false, options: [String] = []) -> String {
        RunList.render(
            entries, archived: ["greet": 3], commands: { RunCommands(feature: $0, options: options) }, now: Self.now,
            clockOffset: 0, style: Style(colour: colour, width: width))
    }

    @Test("120 columns: how each stands, the archived ones below their objective")
    func wide() {
        #expect(
            list(width: 120) == """
                run                 status                  stages  started                 time   cost  objective
                greet               running (engine 77)    3 of 14  2026-11-21 03:38  3 min 05 s  $0.42  Add a greeting
                  greet/20261121-1  failed                 3 of 14  2026-11-21 03:38  2 min 05 s         Add a greeting
                  … 2 earlier: teambot history greet
                left                interrupted            3 of 14  2026-11-21 03:38  2 min 05 s         Add a greeting
                ship                waits for an approval  3 of 14  2026-11-21 03:38  2 min 05 s         Add a greeting
                odd                 damaged                         2026-11-21 03:38

                """)
    }

    @Test("40 columns: the name and how it stands stay")
    func narrow() {
        #expect(
            list(width: 40) == """
                run           status
                greet         running (engine 77)
                  20261121-1  failed
                  … 2 earlier: teambot history greet
                left          interrupted
                ship          waits for an approval
                odd           damaged

                """)
    }

    @Test("The command that lists the others looks where this list did")
    func elsewhere() {
        let list = list(width: 0, options: ["--state-dir", "my runs"])
        #expect(list.contains("  … 2 earlier: teambot history greet --state-dir 'my runs'\n"), "\(list)")
    }

    @Test("Colour changes nothing but the escape sequences", arguments: [0, 40, 80])
    func colour(width: Int) {
        let plain = list(width: width).split(separator: "\n").map(String.init)
        let painted = list(width: width, colour: true).split(separator: "\n").map { Printable.text(String($0)) }
        #expect(painted == plain)
    }

    @Test("What is to be removed, what is kept and why, and the sum")
    func cleaning() {
        let rows = [
            CleaningView.Row(name: "greet/1", status: "review_failed", endedAt: Self.now, bytes: 172_000),
            CleaningView.Row(name: "greet/2", status: "complete", endedAt: Self.now, bytes: 4_200),
        ]
        let text = CleaningView.render(
            rows, kept: [("greet/3", "it was never finished")], clockOffset: 0, style: Style(colour: false, width: 80))
        #expect(
            text == """
                run      status         ended               size
                greet/1  review failed  2026-11-21 04:38  172 kB
                greet/2  complete       2026-11-21 04:38  4.2 kB
                kept: greet/3 it was never finished
                2 archived runs, 176 kB

                """)
    }

    @Test(
        "Sizes", arguments: [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (9_949, "9.9 kB"), (12_345_678, "12 MB")])
    func sizes(bytes: Int, expected: String) {
        #expect(SizeText.render(bytes: bytes) == expected)
    }
}
