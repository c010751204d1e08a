import Platform
import StateMachine
import Testing

@testable import Reporting

/// A stage of test suites in every view of a run.
@Suite("Reporting: test suites")
struct SuiteViewTests {
    private static let workflow: Workflow = {
        var test = Stage(name: "TEST", kind: .suites(["unit", "e2e", "db"]), workAgent: "dev", maxIterations: 3)
        test.artifacts = ["results.md", "results.json"]
        var workflow = Workflow(stages: [test], agents: [Agent(name: "dev", persona: .builder)])
        workflow.suites = [
            Suite(name: "unit", runner: .pytest), Suite(name: "e2e", runner: .playwright),
            Suite(name: "db", runner: .junit, command: ["./db"]),
        ]
        return workflow
    }()

    /// A run of which these events have happened, half a second after each other.
    private struct Course {
        var state = RunState(of: workflow)
        var events: [Event] = []

        init(_ events: [Event]) {
            for event in [Event(.runStarted).with { $0.objectiveName = "Try" }] + events { take(event) }
        }

        mutating func take(_ event: Event) {
            let count = events.count
            let told = event.with {
                $0.at = Timestamp(milliseconds: 1_795_235_915_000 + Int64(count) * 500)
                $0.sequence = count + 1
            }
            events.append(told)
            state.apply(told, in: workflow)
        }

        func progress() -> [String] {
            let columns = ProgressColumns(of: workflow, clockOffset: 0)
            return events.compactMap {
                ProgressLine.render(
                    $0, in: state, of: workflow, columns: columns, style: Style(colour: false, width: 0))
            }.map { String($0.dropFirst(9)) }
        }
    }

    private static func ended(_ name: String, _ status: SuiteStatus, _ change: (inout SuiteSummary) -> Void) -> Event {
        var summary = SuiteSummary(name: name, runner: .pytest, status: status)
        summary.attempts = 1
        summary.durationSeconds = 1.25
        change(&summary)
        return summary.event(stage: "TEST").with { $0.iteration = 1 }
    }

    private static func began(_ suite: String, _ number: Int) -> Event {
        Event(.attemptStarted, stage: "TEST").with {
            $0.attempt = number
            $0.role = .test
            $0.task = suite
            $0.iteration = 1
        }
    }

    private static let round = [
        Event(.stageStarted, stage: "TEST"),
        Event(.suitesStarted, stage: "TEST").with {
            $0.iteration = 1
            $0.total = 3
            $0.evidence = "20261121_200000Z"
        },
        began("unit", 1), began("e2e", 2), began("db #2", 3),
        ended("e2e", .timedOut) { $0.error = "It took longer than 300 s." },
        ended("unit", .failed) {
            $0.counts.passed = 11
            $0.counts.failed = 1
            $0.counts.flaky = 2
        },
    ]

    @Test("each suite has its line, and all of them a last one that says what follows")
    func progress() {
        let end = Event(.suitesEnded, stage: "TEST").with {
            $0.status = "failed"
            $0.passed = 11
            $0.failed = 1
            $0.iteration = 1
        }
        #expect(
            Course(Self.round + [end]).progress().suffix(4) == [
                "▶ TEST       test round 1 of 3: 3 suites",
                "✗ TEST       suite e2e timed out after 1.3 s: It took longer than 300 s.",
                "✗ TEST       suite unit failed after 1.3 s: 11 passed, 1 failed, 2 flaky",
                "✗ TEST       test suites failed: 11 passed, 1 failed; dev goes on with a fix",
            ])
    }

    @Test("the status has a row for each suite in the order of the file, also for those that still run")
    func status() {
        let course = Course(Self.round)
        let text = StatusView.render(
            course.state, of: Self.workflow, engine: .running(pid: 7),
            now: course.state.updatedAt ?? Timestamp(milliseconds: 0),
            style: Style(colour: false, width: 100))
        let lines = text.split(separator: "\n").suffix(4).map(String.init)
        #expect(
            lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "▶ TEST", "✗ unit", "✗ e2e", "▶ db",
            ])
        #expect(lines[1].hasSuffix("failed  11 passed, 1 failed, 2 flaky"), "\(lines[1])")
        #expect(lines[2].hasSuffix("timed out  It took longer than 300 s."), "\(lines[2])")
    }

    @Test("the live display has a row for each suite that runs, below that of its stage")
    func live() {
        let course = Course(Self.round)
        let view = LiveView(course.state, of: Self.workflow)
        let frame = LiveFrame(
            view, size: TerminalSize(columns: 80, rows: 20), now: course.state.updatedAt ?? Timestamp(milliseconds: 0),
            style: Style(colour: false, width: 80))
        let words = frame.lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(words.prefix(4) == ["▶ TEST", "▶ unit", "▶ e2e", "▶ db"], "\(frame.lines)")
        #expect(frame.lines[0].contains("round 1 of 3") && frame.lines[0].contains("2 of 3 suites done, 2 not passed"))
        #expect(frame.lines[3].contains("attempt 2"))
        #expect(frame.positions == [0])
        let small = LiveFrame(
            view, size: TerminalSize(columns: 80, rows: 4), now: course.state.updatedAt ?? Timestamp(milliseconds: 0),
            style: Style(colour: false, width: 80))
        #expect(small.lines.count <= 3 && small.lines.dropLast().last?.hasPrefix("… ") == true, "\(small.lines)")
    }

    @Test("a run that failed by its suites says so, and names the report that tells why")
    func closing() {
        var course = Course(Self.round)
        course.take(
            Event(.stageFailed, stage: "TEST").with {
                $0.failure = .acceptance
                $0.error = "The test suites have not passed: unit failed (1 of 12 tests)."
            })
        #expect(course.state.unpassedTests(in: Self.workflow) == "test suites")
        #expect(course.state.failedSuiteStage(in: Self.workflow)?.name == "TEST")
    }

    @Test(
        "the report has the suites of all rounds, failing tests with their causes, and nothing from outside as markup")
    func report() {
        let course = Course(
            Self.round + [
                Event(.suitesEnded, stage: "TEST").with {
                    $0.status = "failed"; $0.iteration = 1
                }
            ])
        var material = ReportMaterial(
            state: course.state, workflow: Self.workflow, history: RunHistory(course.events), engine: .none,
            commands: RunCommands(feature: "try"), directory: "/run", now: Timestamp(milliseconds: 1_795_235_999_000),
            clockOffset: 0, version: "1")
        var evidence = TestEvidence()
        var test = ShownTest(id: "TST-20261121-0001", suite: "unit", name: "a <b>", status: "failed")
        test.message = "1 < 2 & more"
        test.route = "GET /loans"
        evidence.failures = [test]
        evidence.diagnoses[TestEvidence.Key("unit", "a <b>")] = ShownDiagnosis(
            category: "assertion", cause: "One is less", suggestion: "Make it more.")
        evidence.diagnoses[TestEvidence.Key("e2e", nil)] = ShownDiagnosis(category: "timeout", cause: "Too slow.")
        evidence.flaky = [ShownTest(suite: "unit", name: "shaky", status: "passed")]
        material.evidence["20261121_200000Z"] = evidence
        let html = String(decoding: ReportPage.render(material), as: UTF8.self)
        for text in [
            "id=\"tests\"", "0 of 2 suites passed", "a &lt;b&gt;", "1 &lt; 2 &amp; more", "route GET /loans",
            "Probable cause (assertion): One is less. What to do: Make it more.", "Probable cause (timeout): Too slow.",
            "1 test that failed and then passed", "shaky", "✗ timed out",
        ] { #expect(html.contains(text), "\(text)") }
        #expect(!html.contains("a <b>"))
    }

    @Test("a stage of suites has a shape of its own in every graph")
    func graph() {
        let model = GraphModel(Self.workflow)
        #expect(model.nodes.first?.kind == "tests")
        #expect(GraphMermaid.render(model).contains(#"s0[\"TEST"#))
        #expect(GraphIcon.path(kind: "tests") != GraphIcon.path(kind: "work"))
    }
}
