import JSONText
import StateMachine

/// Agents: that their keys fit their runners, and what the defaults add.
enum AgentCheck {
    /// The agents of the run; the standard team where the file has no section.
    static func agents(_ draft: WorkflowDraft, _ problems: inout ProblemList) -> [Agent] {
        let assembly = AgentAssembly(defaults: draft.defaults)
        let drafts = draft.agents ?? standardTeam
        if draft.agents != nil { for agent in drafts { check(agent, assembly, &problems) } }
        if let defaults = draft.defaults { check(defaults, of: drafts, assembly, &problems) }
        return drafts.map(assembly.agent)
    }

    /// The agents that need no file; the one that is called offline stays so whatever the defaults say.
    private static let standardTeam = Agent.standardTeam.map { agent in
        var draft = AgentDraft(
            agentName: agent.name, source: Source(top: JSONValue(kind: .null, place: JSONPlace(line: 1, column: 1))))
        draft.persona = agent.persona
        if agent.name == "offline" { draft.runner = .offline }
        return draft
    }

    private static func check(_ draft: AgentDraft, _ assembly: AgentAssembly, _ problems: inout ProblemList) {
        guard checkCommand(draft, &problems), !draft.has("runner") || draft.runner != nil else { return }
        let kind = assembly.kind(of: draft)
        let complete = assembly.completed(draft)
        if kind == .command || kind == .acp, complete.command == nil {
            problems.error(
                "The runner \(kind.name) needs a \"command\": the program that plays the agent, and its arguments.",
                at: draft.source)
        }
        checkOptions(draft, kind, AgentAssembly.output(of: complete), &problems)
        checkOutput(draft, complete, kind, &problems)
        FallbackCheck.check(draft, kind, &problems)
    }

    /// Whether runner and command go together.
    private static func checkCommand(_ draft: AgentDraft, _ problems: inout ProblemList) -> Bool {
        guard let runner = draft.runner, draft.command != nil, runner != .acp, runner != .command else { return true }
        problems.error(
            "An agent has either a \"runner\" or a \"command\"; remove one of them.", at: draft.source["runner"])
        return false
    }

    private static func checkOptions(
        _ draft: AgentDraft, _ kind: RunnerKind, _ output: CommandOutput?, _ problems: inout ProblemList
    ) {
        for option in RunnerOption.allCases where draft.has(option.rawValue) {
            if option == .session, draft.continuesSession != true { continue }
            let hasRunner = kind != .offline || draft.runner != nil
            let objection =
                hasRunner
                ? option.objection(for: kind, output: output)
                : "\"\(option.rawValue)\" needs a \"runner\" that it is for; add one, or remove it."
            if let objection { problems.error(objection, at: draft.source[option.rawValue]) }
        }
    }

    private static func checkOutput(
        _ draft: AgentDraft, _ complete: AgentDraft, _ kind: RunnerKind, _ problems: inout ProblemList
    ) {
        guard kind == .command else { return }
        if draft.isOutputJSON == true, complete.paths == nil {
            problems.error(
                "\"output\": \"json\" needs \"paths\", which say at least where the reply is; add "
                    + "\"paths\": {\"reply\": \"…\"}.", at: draft.source["output"])
        }
        if draft.has("paths"), complete.isOutputJSON != true {
            problems.error(
                "\"paths\" need \"output\": \"json\"; add it, or remove them.", at: draft.source["paths"])
        }
    }

    /// Defaults are for those who can use them; what nobody can use is an error.
    private static func check(
        _ defaults: AgentDraft, of drafts: [AgentDraft], _ assembly: AgentAssembly, _ problems: inout ProblemList
    ) {
        guard checkCommand(defaults, &problems), !defaults.has("runner") || defaults.runner != nil else { return }
        let own = assembly.kind(of: defaults)
        checkOutput(defaults, defaults, own, &problems)
        FallbackCheck.check(defaults, own, &problems)
        for option in RunnerOption.allCases where defaults.has(option.rawValue) {
            if option == .session, defaults.continuesSession != true { continue }
            let isOfRunner = [.model, .runnerArguments, .output, .paths].contains(option)
            let users = isOfRunner ? [defaults] : [defaults] + drafts
            let isUsed = users.contains { user in
                let complete = assembly.completed(user)
                return option.objection(
                    for: assembly.kind(of: user), output: AgentAssembly.output(of: complete)) == nil
            }
            guard !isUsed else { continue }
            problems.error(
                "No agent has use for this \"\(option.rawValue)\"; add a \"runner\" that it is for, or remove it.",
                at: defaults.source[option.rawValue])
        }
    }
}
