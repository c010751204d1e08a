import JSONText
import StateMachine

/// What of `stages.json` can change the result of a stage, as texts by keys that people know.
struct StageDefinition {
    private(set) var settings: [String: String] = [:]
    /// The stage that is described.
    let stage: Stage
    private let workflow: Workflow

    /// The definition of a stage.
    ///
    /// - Parameter workflow: as it is for this stage, with what a person wants of it.
    init(_ stage: Stage, in workflow: Workflow) {
        self.stage = stage
        self.workflow = workflow
        describe(stage)
        for name in stage.agents { describe(agentNamed: name) }
        if case .suites(let names) = stage.kind {
            for suite in workflow.suites where names.isEmpty || names.contains(suite.name) { describe(suite) }
        }
    }

    /// The settings that differ from those of a later definition, in the order of their keys.
    func changes(to later: StageDefinition) -> [StaleCause] {
        Set(settings.keys).union(later.settings.keys).sorted().compactMap { key in
            let (was, now) = (settings[key], later.settings[key])
            return was == now ? nil : .setting(key: key, was: was, now: now)
        }
    }

    private mutating func describe(_ stage: Stage) {
        set("kind", kind(stage))
        set("artifacts", stage.artifacts)
        set("inputs", stage.inputs)
        if let condition = stage.condition { set("when", SettingText.text(condition)) }
        if case .command(let arguments) = stage.kind { set("command", arguments) }
        if case .suites(let names) = stage.kind { set("suites", names) }
        if let approval = stage.approval {
            set("approval", approval.question)
            set("approval.artifacts", approval.artifacts)
        } else if case .approval(let question) = stage.kind {
            set("approval", question)
        }
        guard !stage.agents.isEmpty else { return }
        set("work_agent", stage.workAgent)
        set("parallel_agents", stage.parallelAgents)
        set("review_agents", stage.reviewers)
        // What was approved is the work of that stage and of no other.
        if stage.kind == .review { set("work_to_review_mapping", workflow.workStage(reviewedBy: stage.name)?.name) }
        if stage.reviewAgents.count > 1 { set("approval_rule", stage.approvalRule.rawValue) }
        set("name", stage.title)
        set("description", stage.description)
        set("exit_criteria", stage.exitCriteria)
        set("prompt_template", stage.promptTemplate)
        set("include_objective", stage.includeObjective ? "true" : "false")
    }

    private mutating func describe(agentNamed name: String) {
        guard let agent = workflow.agent(name) else { return }
        let key = "agents.\(name)."
        set(key + "persona", agent.persona.rawValue)
        set(key + "runner", agent.runner.name)
        switch agent.runner {
        case .command(let arguments, let output):
            set(key + "command", arguments)
            if let output { set(key + "output", SettingText.text(output)) }
        case .acp(let arguments): set(key + "command", arguments)
        case .offline, .program: break
        }
        set(key + "model", agent.model)
        set(key + "runner_args", agent.runnerArguments)
        set(key + "permission_mode", agent.permissionMode?.rawValue)
        set(key + "env", Self.variables(agent.environment))
    }

    private mutating func describe(_ suite: Suite) {
        let key = "suites.\(suite.name)."
        set(key + "runner", suite.runner.rawValue)
        set(key + "path", suite.path)
        set(key + "command", suite.command)
        set(key + "enabled", suite.isEnabled ? "true" : "false")
        set(key + "needs", suite.needs)
        set(key + "env", Self.variables(suite.environment))
    }

    private func kind(_ stage: Stage) -> String {
        switch stage.kind {
        case .work: "work"
        case .review: "review"
        case .acceptance: "acceptance"
        case .command: "command"
        case .suites: "suites"
        case .approval: "approval"
        case .marker: "marker"
        }
    }

    /// Values can be secrets: they are told apart and never shown.
    private static func variables(_ variables: [(name: String, value: String)]) -> [String] {
        variables.map { "\($0.name)=(\(TextDigest.short($0.value)))" }
    }

    private mutating func set(_ key: String, _ value: String?) { settings[key] = value }

    /// As JSON, in which one value with a blank is not two values.
    private mutating func set(_ key: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        var writer = JSONWriter()
        writer.array { array in for value in values { array.string(value) } }
        settings[key] = String(decoding: writer.bytes, as: UTF8.self)
    }
}
