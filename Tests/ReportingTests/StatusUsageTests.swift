import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: cost, tokens and work at hand in the status")
struct StatusUsageTests {
    /// A run that has used models: one whose cost is known, one whose cost is not, and one that works now.
    private static var inTheGroup: Sample {
        var sample = Sample()
        sample.state.budget = Budget(costUSD: 5, tokens: 1_000_000)
        sample.begin("SPEC", agent: "ba")
        sample.end(
            "SPEC", agent: "ba", Usage(inputTokens: 12_000, outputTokens: 900, cachedTokens: 3_000, costUSD: 0.42),
            session: "0198c1d2-7f00-7000-8000-5a3f")
        sample.take(12, Event(.stageCompleted, stage: "SPEC"))
        sample.begin("SPEC_REVIEW", agent: "reviewer", role: .review, iteration: 1)
        sample.end("SPEC_REVIEW", agent: "reviewer", Usage(inputTokens: 800, outputTokens: 20))
        sample.take(185, Event(.stageCompleted, stage: "SPEC_REVIEW"))
        sample.begin("RESEARCH", agent: "builder-1")
        sample.take(1, Event(.toolCall, stage: "RESEARCH")) {
            $0.message = "Bash: swift\u{1B}[2J test --filter Everything that there is in all of the packages\nmore"
        }
        sample.begin("STRATEGY", agent: "builder-2")
        sample.take(0, Event(.quotaWait, stage: "STRATEGY")) {
            $0.message = "waits until 2026-11-21T14:00:00.000Z: You have hit your session limit."
        }
        return sample
    }

    @Test("80 columns: cost and tokens of the limits, of each stage and agent, and what runs now in one line")
    func usual() {
        #expect(
            Self.inTheGroup.status(.running(pid: 1234)) == """
                Add a greeting
                status   in progress (engine 1234)
                feature  add-a-greeting
                time     3 min 18 s of 8 h 00 min
                stages   2 of 7 done
                cost     at least $0.42 of $5.00
                tokens   at least 14k of 1M: 13k in (3k cached), 920 out

                  stage        agent      attempts  review        time     cost  status
                ✓ SPEC         ba                1                12 s    $0.42  completed
                ✓ SPEC_REVIEW  reviewer          1  1 of 4  3 min 05 s  unknown  completed
                ╭ post_spec: 0 of 2 done, 2 running
                │ ▶ RESEARCH   builder-1         1               1.0 s           running
                │   Bash: swift test --filter Everything that there is in all of the packages
                ╰ ▶ STRATEGY   builder-2         1               0.0 s           running
                    waits until 14:00: You have hit your session limit.
                ○ LINT                                                           pending
                ○ SHIP                                                           pending
                ○ COMPLETE                                                       pending

                agent        cost  tokens
                ba          $0.42  12k in (3k cached), 900 out
                    session 0198c1d2-7f00-7000-8000-5a3f
                reviewer  unknown  800 in, 20 out

                """)
    }

    @Test("40 columns: the cost of stages goes before their time, the work at hand is cut, a session never")
    func narrow() {
        let lines = Self.inTheGroup.status(.running(pid: 1), width: 40).split(separator: "\n").map(String.init)
        #expect(lines.contains("tokens   at least 14k of 1M: 13k in (3k…"))
        #expect(
            lines.suffix(15).joined(separator: "\n") == """
                ✓ SPEC               12 s  completed
                ✓ SPEC_REVIEW  3 min 05 s  completed
                ╭ post_spec: 0 of 2 done, 2 running
                │ ▶ RESEARCH        1.0 s  running
                │   Bash: swift test --filter Everythin…
                ╰ ▶ STRATEGY        0.0 s  running
                    waits until 14:00: You have hit your
                    session limit.
                ○ LINT                     pending
                ○ SHIP                     pending
                ○ COMPLETE                 pending
                agent        cost
                ba          $0.42
                    session 0198c1d2-7f00-7000-8000-5a3f
                reviewer  unknown
                """)
    }

    @Test("A wait is yellow and gone when it is over; without an engine nobody knows what is done now")
    func waits() {
        let sample = Self.inTheGroup
        #expect(sample.status(.running(pid: 1), colour: true).contains("    \u{1B}[33mwaits until 14:00: You"))
        #expect(!sample.status(.running(pid: 1), after: 12 * 3_600).contains("waits until"))
        let dead = sample.status(.dead)
        #expect(!dead.contains("waits until") && !dead.contains("Bash"))
    }

    @Test("Colour changes nothing but the escape sequences", arguments: [0, 40, 80, 120])
    func colour(width: Int) {
        let sample = Self.inTheGroup
        let plain = sample.status(.running(pid: 1), width: width)
        let painted = sample.status(.running(pid: 1), width: width, colour: true)
        #expect(
            painted.split(separator: "\n").map { trimmed(Printable.text(String($0))) }
                == plain.split(separator: "\n").map { trimmed(String($0)) })
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    @Test("A model of which nothing is known has been used for an unknown cost")
    func unknown() {
        var sample = Sample()
        sample.begin("SPEC", agent: "ba")
        sample.end("SPEC", agent: "ba", Usage())
        let lines = sample.status(.dead).split(separator: "\n")
        #expect(lines.contains("cost     unknown") && lines.contains("tokens   unknown"))
        #expect(lines.last == "ba     unknown  unknown")
    }

    @Test("A member of the team that the workflow does not have any more keeps its line, after the others")
    func formerAgents() {
        var sample = Sample()
        for name in ["zoe", "reviewer", "old\u{1B}[2J"] {
            sample.state.agents[name] = AgentState()
            sample.state.agents[name]?.usage = Usage(inputTokens: 1, outputTokens: 1, costUSD: 1)
        }
        #expect(
            sample.status(.dead).split(separator: "\n").suffix(3) == [
                "reviewer  $1.00  1 in, 1 out", "old       $1.00  1 in, 1 out", "zoe       $1.00  1 in, 1 out",
            ])
    }
}
