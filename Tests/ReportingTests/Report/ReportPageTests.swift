import StateMachine
import Testing

@testable import Reporting

@Suite struct ReportPageTests {
    private func material(_ sample: Sample, _ events: [Event] = []) -> ReportMaterial {
        ReportMaterial(
            state: sample.state, workflow: Sample.workflow, history: RunHistory(events), engine: .dead,
            commands: RunCommands(feature: "add-a-greeting"), directory: "/work/state/add-a-greeting",
            now: sample.now(), clockOffset: 0, version: "1.0")
    }

    private func page(_ material: ReportMaterial) -> String {
        String(decoding: ReportPage.render(material), as: UTF8.self)
    }

    @Test("A page tells the outcome, then what went wrong, then what to do")
    func order() {
        let text = page(material(.inTheGroup))
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv="))
        #expect(
            text.contains(
                "<h1>Add a greeting</h1><p class=\"lead\">The engine of this run is gone: 2 of 7 stages are done"))
        let places = ["id=\"trouble\"", "id=\"next\"", "id=\"graph\"", "id=\"stages\"", "id=\"workflow\""].map {
            text.split(separator: $0, maxSplits: 1).first?.count ?? 0
        }
        #expect(places == places.sorted())
        #expect(text.contains("<code class=\"command\">teambot resume add-a-greeting</code>"))
        #expect(text.contains("✗ Failed: </span><a href=\"#stage-STRATEGY\">STRATEGY</a></h3>"))
    }

    @Test("Between two engines it says how the first one has left the run")
    func engines() {
        func course(_ left: [Event]) -> String {
            let events = [Event(.runStarted)] + left + [Event(.runResumed)]
            return HTML { CourseSection(material(.inTheGroup, events)).write(to: &$0) }.string
        }
        let waited = Event(.runEnded).with { $0.status = RunStatus.waitingApproval.rawValue }
        #expect(course([waited]).contains("<span>The run waited for an approval.</span>"))
        #expect(course([Event(.runDetached)]).contains("<span>The engine left; agents went on working.</span>"))
        #expect(course([]).contains("<span>The engine was gone without a word"))
    }

    @Test("A stage has one row with what is known of it")
    func row() {
        let html = HTML { StagesSection(material(.inTheGroup)).write(to: &$0) }.string
        let row = """
            <tr id="stage-SPEC"><th scope="row">SPEC</th><td class="state good">✓ completed</td>\
            <td data-label="agent">ba</td><td class="number" data-label="attempts" data-value="10000">1</td>\
            <td class="number" data-label="rounds" data-value="0"></td>\
            <td class="number" data-label="took" data-value="120000">12 s</td>\
            <td data-label="artifacts"></td></tr>
            """
        #expect(html.contains(row))
    }

    @Test("A run in which nothing happened yet has a page, too")
    func nothing() {
        let text = page(material(Sample()))
        #expect(text.contains("0 of 7 stages are done"))
        #expect(!text.contains("id=\"timeline\""))
    }

    @Test("A run that waits for a person tells what the person is asked")
    func waiting() {
        let workflow = Workflow(
            stages: [Stage(name: "OK", title: "OK", kind: .approval(question: "Is it <good>?"), nextStages: [])],
            groups: [], agents: [])
        var state = RunState(of: workflow)
        (state.status, state.stages[0].status) = (.waitingApproval, .waiting)
        let text = page(
            ReportMaterial(
                state: state, workflow: workflow, history: RunHistory([]), engine: .none,
                commands: RunCommands(feature: "f"), directory: "/f", now: Sample().now(), clockOffset: 0,
                version: "1.0"))
        #expect(text.contains("<span>OK asks: Is it &lt;good&gt;?</span>"))
        #expect(text.contains("<td class=\"state warn\">? waiting</td>"))
    }

    @Test("Each outcome is a word, a look and a sentence")
    func outcomes() {
        for status in RunStatus.allCases {
            var sample = Sample.inTheGroup
            sample.state.status = status
            let words = OutcomeWords(material(sample))
            #expect(words.sentence.hasSuffix(".") && !words.word.isEmpty, "\(status)")
        }
    }

    @Test("Two thousand stages with ten thousand events are a page of less than three megabytes")
    func large() {
        let material = LargeRun.material()
        let clock = ContinuousClock()
        var bytes: [UInt8] = []
        let time = clock.measure { bytes = ReportPage.render(material) }
        print("the page of 2,000 stages: \(bytes.count) bytes in \(time)")
        #expect(bytes.count < 3_000_000)
    }

    @Test("Scenarios are told by round, with what came out")
    func scenarios() {
        var history = RunHistory()
        for round in 1...2 {
            history.take(
                Event(.attemptStarted, stage: "ACCEPT").with {
                    ($0.attempt, $0.role, $0.iteration, $0.task) = (round, .test, round, "AT-001#1")
                })
            history.take(
                Event(.attemptEnded, stage: "ACCEPT").with { ($0.attempt, $0.outcome) = (round, .failed) })
            history.take(
                Event(.runtimeScenarioComplete, stage: "ACCEPT").with {
                    ($0.scenario, $0.status, $0.error) = (
                        "AT-001", round == 1 ? "failed" : "passed", round == 1 ? "No." : nil
                    )
                })
        }
        let rounds = ScenarioRuns.all(history).first?.rounds ?? []
        #expect(rounds.map { $0.runs.map(\.isPassed) } == [[false], [true]])
        #expect(rounds.first?.runs.first?.reason == "No.")
    }
}
