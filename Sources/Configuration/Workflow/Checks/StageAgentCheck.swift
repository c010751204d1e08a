import JSONText
import StateMachine

/// The agents of each stage: that they exist, are enough, and have a persona that the stage allows.
struct StageAgentCheck {
    let agents: [Agent]
    private var names: KnownNames

    init(_ agents: [Agent]) {
        self.agents = agents
        names = KnownNames("agent", agents.map(\.name))
    }

    /// Checks one stage whose kind is known.
    mutating func check(_ draft: StageDraft, _ problems: inout ProblemList) {
        let worker = agent(draft.stage.workAgent, draft.source["work_agent"], &problems)
        let reviewer = agent(draft.stage.reviewAgent, draft.source["review_agent"], &problems)
        checkPresence(draft, &problems)
        ReviewersCheck.check(draft, &problems)
        checkBuilders(draft, &problems)
        switch draft.stage.kind {
        case .work, .acceptance, .suites: checkPersona(worker, draft, draft.source["work_agent"], &problems)
        case .review: checkPersona(reviewer, draft, draft.source["review_agent"], &problems)
        case .command, .approval, .marker: break
        }
        for (key, names) in [
            ("review_agents", draft.stage.reviewAgents), ("parallel_agents", draft.stage.parallelAgents),
        ] {
            for (index, name) in names.enumerated() {
                let place = draft.source[key][index]
                checkPersona(agent(name, place, &problems), draft, place, &problems)
            }
        }
    }

    private mutating func agent(_ name: String?, _ source: Source, _ problems: inout ProblemList) -> Agent? {
        guard let name, let position = names.resolve(name, at: source, &problems) else { return nil }
        return agents[position]
    }

    private func checkPresence(_ draft: StageDraft, _ problems: inout ProblemList) {
        let worker = draft.stage.workAgent
        // What is wrong with several reviewers is told of them.
        let isSeveral = draft.source.value["review_agents"]?.elements != nil
        let reviewer = draft.stage.reviewAgent ?? (isSeveral ? "" : nil)
        switch draft.stage.kind {
        case .work where worker == nil:
            problems.error(
                "Nobody works in \(draft.name); give it a \"work_agent\", a \"command\" or an \"approval\".",
                at: draft.source)
        case .acceptance where worker == nil:
            problems.error(
                "An acceptance stage needs a \"work_agent\", which fixes what the tests find.", at: draft.source)
        case .review where worker == nil || reviewer == nil:
            let missing = [worker == nil ? "\"work_agent\"" : nil, reviewer == nil ? "\"review_agent\"" : nil]
            problems.error(
                "A review stage needs a \"review_agent\" that judges and a \"work_agent\" that fixes; add "
                    + "\(NameListing.listed(missing.compactMap(\.self))).", at: draft.source)
        case .command where worker != nil, .approval where worker != nil:
            problems.error(
                "No agent works in a command or approval stage; remove \"work_agent\".",
                at: draft.source["work_agent"])
        default: break
        }
    }

    /// Only work can be shared.
    private func checkBuilders(_ draft: StageDraft, _ problems: inout ProblemList) {
        guard !draft.stage.parallelAgents.isEmpty, draft.stage.kind != .work else { return }
        // A stage that nobody works in is a marker only by what it lacks; with builders its work agent is missing.
        let advice =
            draft.stage.kind == .marker
            ? "add a \"work_agent\", which settles conflicts." : "remove them here."
        problems.error(
            "\"parallel_agents\" share the work of a work stage; \(advice)", at: draft.source["parallel_agents"])
    }

    private func checkPersona(
        _ agent: Agent?, _ draft: StageDraft, _ source: Source, _ problems: inout ProblemList
    ) {
        let allowed = draft.stage.allowedPersonas
        guard let agent, !allowed.isEmpty, !allowed.contains(agent.persona) else { return }
        problems.error(
            "\(agent.name) is a \(agent.persona.rawValue), but \(draft.name) allows only "
                + "\(NameListing.listed(allowed.map(\.rawValue))); choose another agent or allow the persona.",
            at: source)
    }
}
