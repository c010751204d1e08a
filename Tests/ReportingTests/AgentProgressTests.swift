import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: lines about agents at work and the limits that they meet")
struct AgentProgressTests {
    private static let start = "SPEC                   ba         "

    private func line(
        _ name: EventName, width: Int = 0, colour: Bool = false, _ change: (inout Event) -> Void = { _ in }
    ) -> String? {
        var sample = Sample()
        sample.take(0, Event(.stageStarted, stage: "SPEC"))
        sample.take(3, Event(name, stage: "SPEC")) {
            ($0.agent, $0.attempt) = ("ba", 1)
            change(&$0)
        }
        return sample.line(width: width, colour: colour)
    }

    @Test("What an agent says, plans and uses is told in passing; a tool that does what it should has one line")
    func works() {
        #expect(line(.agentMessage) { $0.message = "\nI read it.\nThen" } == "04:38:38 · \(Self.start)I read it.")
        #expect(
            line(.plan) { $0.message = "1 of 3 done: write tests" }
                == "04:38:38 · \(Self.start)plan: 1 of 3 done: write tests")
        func tool(_ status: String?) -> String? {
            line(.toolCall) { ($0.tool, $0.message, $0.status) = ("Bash", "Bash: swift test", status) }
        }
        #expect(tool("started") == "04:38:38 · \(Self.start)uses Bash: swift test")
        #expect(tool(nil) == "04:38:38 · \(Self.start)uses Bash: swift test")
        #expect(tool("failed") == "04:38:38 · \(Self.start)tool failed: Bash: swift test")
        #expect(tool("completed") == nil)
        #expect(line(.toolCall) { $0.tool = "Read" } == "04:38:38 · \(Self.start)uses Read")
        #expect(line(.agentMessage) { $0.message = " \n" } == nil)
        #expect(line(.toolCall) == nil && line(.plan) == nil)
    }

    @Test("It is short in a file, too, dim where there is colour, and has nothing that a terminal obeys")
    func short() {
        let long = String(repeating: "word ", count: 200)
        #expect(line(.agentMessage) { $0.message = long }?.count == "04:38:38 · \(Self.start)".count + 100)
        #expect(line(.agentMessage, width: 40) { $0.message = long } == "04:38:38 · SPEC ba word word word word …")
        #expect(
            line(.agentMessage, colour: true) { $0.message = "a\u{1B}[2Jb" }
                == "\u{1B}[2m04:38:38 · \(Self.start)ab\u{1B}[0m")
    }

    @Test("A wait, a fallback and a limit have their sentence, in yellow")
    func limits() {
        let moment = "2026-11-21T14:00:00.000Z"
        let wait = { (event: inout Event) in
            (event.until, event.message) = (Timestamp(moment), "waits until \(moment): You have hit your limit.")
        }
        #expect(line(.quotaWait, wait) == "04:38:38 ⏸ \(Self.start)waits until 14:00: You have hit your limit.")
        #expect(line(.quotaWait, colour: true, wait)?.hasPrefix("\u{1B}[33m") == true)
        #expect(line(.quotaWait) { $0.until = Timestamp(moment) } == "04:38:38 ⏸ \(Self.start)waits until 14:00")
        #expect(line(.quotaWait) == "04:38:38 ⏸ \(Self.start)waits for its provider")
        #expect(
            line(.agentFallback) { $0.message = "codex takes over from claude" }
                == "04:38:38 ! \(Self.start)codex takes over from claude")
        #expect(
            line(.budgetReached, colour: true) {
                ($0.agent, $0.message) = (nil, "The run has spent what it may.")
            } == "\u{1B}[33m04:38:38 ! SPEC                              The run has spent what it may.\u{1B}[0m")
    }

    @Test(
        "An attempt whose end another event explains has no line of its own",
        arguments: [AgentOutcome.rateLimited, .overloaded, .budgetLimit, .unknownSession])
    func toldOnce(outcome: AgentOutcome) {
        let ended = line(.attemptEnded) { ($0.outcome, $0.agentOutcome, $0.error) = (.interrupted, outcome, "x") }
        #expect(ended == nil)
    }

    @Test("The end of an attempt does not say what it was made for; its beginning does")
    func begun() {
        var sample = Sample()
        sample.begin("RESEARCH", agent: "builder-1", role: .fix)
        let end = { (event: inout Event) in (event.agent, event.attempt) = ("builder-1", 1) }
        sample.take(1, Event(.attemptEnded, stage: "RESEARCH")) {
            end(&$0)
            ($0.outcome, $0.error) = (.failed, "No.")
        }
        let start = "04:38:36 ! RESEARCH               builder-1  fix attempt 1"
        #expect(sample.line() == "\(start) failed, tried again (1 of 1): No.")
        sample.take(0, Event(.attemptEnded, stage: "RESEARCH")) {
            end(&$0)
            $0.outcome = .interrupted
        }
        #expect(sample.line() == "\(start) interrupted")
    }

    @Test("Nothing is said to be tried again after an end at which somebody must do something first")
    func notTriedAgain() {
        var sample = Sample()
        sample.begin("RESEARCH", agent: "builder-1")
        sample.take(1, Event(.attemptEnded, stage: "RESEARCH")) {
            ($0.agent, $0.attempt, $0.outcome, $0.agentOutcome) = ("builder-1", 1, .failed, .notLoggedIn)
        }
        #expect(sample.line() == nil)
    }

    @Test("The end of a stage and of the run says what it has cost, where that is known")
    func cost() {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        sample.end("SPEC", agent: "ba", Usage(inputTokens: 900, outputTokens: 100, costUSD: 0.42))
        sample.take(3, Event(.stageCompleted, stage: "SPEC"))
        #expect(sample.line() == "04:38:38 ✓ \(Self.start)completed in 3.0 s, $0.42")
        sample.begin("SPEC_REVIEW", agent: "reviewer", role: .review)
        sample.end("SPEC_REVIEW", agent: "reviewer", Usage(inputTokens: 5, outputTokens: 1))
        sample.take(3, Event(.stageFailed, stage: "SPEC_REVIEW")) { $0.error = "No." }
        #expect(sample.line() == "04:38:41 ✗ SPEC_REVIEW            reviewer   failed after 3.0 s: No.")
        sample.take(0, Event(.runEnded)) { $0.status = "budget_exhausted" }
        #expect(sample.line() == "04:38:41 ! run ended: budget exhausted after 6.0 s, at least $0.42")
    }

    @Test("Several reviewers begin together, and none of them decides alone what comes next")
    func reviewers() {
        var review = Stage(name: "REVIEW", kind: .review, workAgent: "ba", reviewAgent: "a")
        review.reviewAgents = ["a", "b", "c"]
        #expect(review.team == "3 reviewers" && review.team(latest: "b") == "3 reviewers")
        #expect(review.team(latest: "ba") == "ba")
        let workflow = Workflow(stages: [review])
        func line(_ name: EventName, _ change: (inout Event) -> Void) -> String? {
            ProgressLine.render(
                Event(name, stage: "REVIEW").with(change), in: RunState(of: workflow), of: workflow,
                columns: ProgressColumns(of: workflow), style: Style(colour: false, width: 0))
        }
        let one = line(.attemptEnded) {
            ($0.agent, $0.verdict, $0.iteration, $0.outcome) = ("b", .rejected, 1, .succeeded)
        }
        #expect(one == "00:00:00 ! REVIEW  b            review 1 of 4: rejected")
        func council(_ message: String, _ iteration: Int) -> String? {
            line(.reviewProgress) { ($0.message, $0.iteration) = (message, iteration) }
        }
        let start = "REVIEW  3 reviewers "
        #expect(
            council("Rejected in review 1 of 4: 1 of 3 approve; all must.", 1)
                == "00:00:00 ! \(start) Rejected in review 1 of 4: 1 of 3 approve; all must; ba goes on with a fix")
        #expect(council("Rejected in review 4 of 4.", 4)?.hasSuffix("4 of 4; no review is left") == true)
        #expect(
            council("Approved in review 1 of 4: 3 of 3 approve; all must.", 1)
                == "00:00:00 ✓ \(start) Approved in review 1 of 4: 3 of 3 approve; all must")
        review.reviewAgents = []
        #expect(review.team == "a" && review.reviewers == ["a"] && review.team(latest: nil) == "a")
        #expect(Stage(name: "SPEC", workAgent: "ba").team == "ba")
    }
}
