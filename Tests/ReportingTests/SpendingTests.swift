import StateMachine
import Testing

@testable import Reporting

@Suite("Reporting: budgets in the plan and the spending at the end of a run")
struct SpendingTests {
    private static var team: [Agent] {
        var claude = Agent(name: "claude", persona: .builder, runner: .program(.claude))
        (claude.model, claude.fallback) = ("opus", [.program(.codex), .offline])
        (claude.budget, claude.runnerArguments) = (Budget(costUSD: 0.5), ["--verbose", "a b"])
        var judge = Agent(name: "judge", persona: .builder, runner: .acp(["agent", "--acp"]))
        judge.budget = Budget(tokens: 20_000)
        var free = Agent(name: "free", persona: .reviewer, runner: .program(.codex))
        free.permissionMode = .full
        return [claude, judge, free, Agent(name: "script", persona: .builder, runner: .command(["./x.sh"]))]
    }

    private static var workflow: Workflow {
        var code = Stage(name: "CODE", workAgent: "claude", artifacts: ["a.md"], nextStages: ["REVIEW"])
        code.budget = Budget(costUSD: 2, tokens: 500_000)
        var review = Stage(name: "REVIEW", kind: .review, workAgent: "claude", reviewAgent: "judge")
        (review.reviewAgents, review.approvalRule) = (["judge", "free", "claude"], .majority)
        review.nextStages = ["NOTES"]
        return Workflow(stages: [code, review, Stage(name: "NOTES", workAgent: "script")], agents: team)
    }

    private func plan(width: Int) -> String {
        PlanView.render(
            Self.workflow, objectiveName: "Add a greeting", feature: "greeting", maximumSeconds: 28_800,
            maxConcurrent: 2, budget: Budget(costUSD: 5, tokens: 1_000_000), style: Style(colour: false, width: width))
    }

    @Test("The plan: limits of run, stage and attempt, several reviewers, runner, model and permission of each agent")
    func plan() {
        #expect(
            plan(width: 120) == """
                Add a greeting
                would run as greeting, within 8 h 00 min, for at most $5.00 and 1M tokens
                3 stages, at most 2 at once; nothing was started or written

                   stage   kind    agent                                     limit                  artifacts
                1  CODE    work    claude                                    $2.00 and 500k tokens  a.md
                2  REVIEW  review  claude → majority of judge, free, claude
                3  NOTES   work    script

                agent   persona   runner                       model  may                         per attempt
                claude  builder   claude, else codex, offline  opus   edit, in reviews read-only  $0.50  --verbose 'a b'
                judge   builder   acp                                 read-only                   20k tokens  agent --acp
                free    reviewer  codex                               full
                script  builder   command  ./x.sh

                What claude, free use is told only at the end of an attempt: one attempt of each can pass its limit.

                """)
    }

    private func closing(
        _ outcome: Outcome, budget: Budget = Budget(), used: [(String, Usage)], offline: Bool = false
    ) -> [String] {
        var state = RunState(of: Self.workflow)
        state.feature = "greeting"
        state.budget = budget
        for (name, usage) in used {
            state.usage.add(usage)
            state.agents[name] = AgentState()
            state.agents[name]?.usage = usage
        }
        state.stages[2].agent = "script"
        let text = ClosingLines.render(
            outcome, of: state, in: Self.workflow, runDirectory: "state/greeting", offlineTookPart: offline,
            style: Style(colour: false, width: 80))
        return text.split(separator: "\n").map(String.init)
    }

    private let known = Usage(inputTokens: 119_000, outputTokens: 1_000, costUSD: 1.23)

    @Test("The end says what a limit was reached, and what was spent of it")
    func limitReached() {
        #expect(
            closing(
                .limitReached("The run has spent what it may.\nmore"), budget: Budget(tokens: 120_000),
                used: [("claude", known)]) == [
                    "The run has spent what it may. 0 of 3 stages are done, the state is saved.",
                    "What script has used is unknown: a command tells it with \"output\": \"json\".",
                    "cost:      $1.23, 120k of 120k tokens", "artifacts: state/greeting/artifacts",
                    "next:      teambot resume greeting --max-tokens 240000",
                ])
        let quota = closing(.limitReached("You have hit your limit \u{1B}[1m· resets 3pm"), used: [])
        #expect(quota.first == "You have hit your limit · resets 3pm. 0 of 3 stages are done, the state is saved.")
    }

    @Test("What was spent, of which limit, and whether it is all")
    func total() {
        func cost(_ budget: Budget, _ usage: Usage...) -> String? {
            let used = zip(["claude", "judge", "free"], usage).map { ($0, $1) }
            return closing(.complete, budget: budget, used: used).first { $0.hasPrefix("cost:") }
        }
        #expect(cost(Budget()) == nil)
        #expect(cost(Budget(), known) == "cost:      $1.23, 120k tokens")
        #expect(cost(Budget(costUSD: 5), known) == "cost:      $1.23 of $5.00, 120k tokens")
        #expect(
            cost(Budget(costUSD: 5, tokens: 1_000_000), known, Usage(inputTokens: 40_000))
                == "cost:      at least $1.23 of $5.00, 160k of 1M tokens")
        #expect(cost(Budget(), Usage(outputTokens: 40)) == "cost:      unknown, 40 tokens")
        #expect(cost(Budget(), Usage(outputTokens: 40), Usage()) == "cost:      unknown, at least 40 tokens")
        #expect(cost(Budget(costUSD: 5), Usage()) == "cost:      unknown (limit $5.00)")
    }

    @Test("Whose use counts for a limit and is not known is named, with what to do about it")
    func unknown() {
        func lines(_ budget: Budget) -> [String] {
            let used = [("claude", known), ("judge", Usage(inputTokens: 40, outputTokens: 2)), ("free", Usage())]
            return closing(.complete, budget: budget, used: used).filter { $0.contains("unknown:") }
        }
        let silent = "What free has used is unknown: its program does not tell, so no limit could stop it."
        let script = "What script has used is unknown: a command tells it with \"output\": \"json\"."
        #expect(
            lines(Budget(costUSD: 5)) == ["The cost of judge is unknown: add its model to prices.", silent, script])
        #expect(lines(Budget(tokens: 5_000)).contains(silent))
        #expect(!lines(Budget()).contains(script))
    }
}
