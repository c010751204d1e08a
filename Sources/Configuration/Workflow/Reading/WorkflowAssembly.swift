import JSONText
import StateMachine

/// Puts the parts of a file together and checks them against each other.
enum WorkflowAssembly {
    /// The workflow of a draft; meaningless where errors were reported.
    static func workflow(
        from draft: inout WorkflowDraft, _ source: Source, _ templates: TemplateCheck, _ problems: inout ProblemList
    ) -> Workflow {
        let agents = AgentCheck.agents(draft, &problems)
        let isOrderKnown = ConvertedForm.apply(to: &draft, &problems)
        var names = KnownNames("stage", draft.stages.map(\.name))
        let graph = StageGraph(successors: EdgeCheck.edges(draft.stages, &names, &problems))
        let onFailure = OnFailureCheck(draft.stages, graph.successors, draft.groups, &names, &problems)
        let isGraphKnown =
            isOrderKnown && onFailure.isKnown && !names.hasUnknown && draft.stages.allSatisfy(\.hasReadableEdges)
        var suiteCheck = SuiteCheck(draft.suites)
        let suites = suiteCheck.check(&problems)
        SuiteCheck.check(draft.testRun, agents, &problems)
        checkStages(&draft, agents, templates, &problems)
        for stage in draft.stages where stage.suites != nil { suiteCheck.check(stage, &problems) }
        if isGraphKnown { GraphCheck(graph: graph, stages: draft.stages, onFailure: onFailure).check(&problems) }
        let order = isGraphKnown && graph.isAcyclic ? graph : nil
        let groups = groups(draft, order, &names, &problems)
        let mapping = MappingCheck(stages: draft.stages, graph: order).mapping(draft.mapping, &names, &problems)
        ApprovalCheck(stages: draft.stages, graph: order).check(&names, &problems)
        onFailure.checkKinds(draft.stages, &problems)
        ConditionCheck.check(draft.stages, order, onFailure, &problems)
        ContinuationCheck.check(draft.stages, onFailure, &problems)
        if let order { AcceptanceOrderCheck.check(draft.stages, order, &problems) }
        var workflow = Workflow(
            stages: draft.stages.map(\.stage), groups: groups, agents: agents,
            maxConcurrent: draft.maxConcurrent ?? max(2, groups.compactMap(\.maxConcurrent).max() ?? 2),
            reviewOfWork: mapping)
        workflow.budget = draft.budget
        workflow.prices = draft.prices
        workflow.notifications = draft.notifications
        workflow.maximumQuotaWait = draft.maximumQuotaWait
        workflow.session = draft.session
        workflow.suites = suites
        workflow.testRun = draft.testRun?.settings ?? TestRunSettings()
        CostCheck(workflow: workflow).check(source, &problems)
        return workflow
    }

    /// Everything that concerns one stage alone.
    private static func checkStages(
        _ draft: inout WorkflowDraft, _ agents: [Agent], _ templates: TemplateCheck,
        _ problems: inout ProblemList
    ) {
        var agentCheck = StageAgentCheck(agents)
        for position in draft.stages.indices where draft.stages[position].isReadable {
            let hasSuccessors = !draft.stages[position].stage.nextStages.isEmpty
            KindCheck.apply(to: &draft.stages[position], hasSuccessors: hasSuccessors, &problems)
            agentCheck.check(draft.stages[position], &problems)
            templates.resolve(&draft.stages[position], &problems)
        }
        SuiteArtifacts.add(to: &draft.stages)
        ArtifactCheck.check(draft.stages, &problems)
    }

    /// The declared groups, and those that the graph implies where it is known.
    private static func groups(
        _ draft: WorkflowDraft, _ graph: StageGraph?, _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> [ParallelGroup] {
        let declared = GroupCheck.resolve(draft.groups, &names, &problems)
        guard let graph else { return declared.map(\.group) }
        for group in declared { GroupCheck.compare(group, with: graph, draft.stages, &problems) }
        let implicit = ImplicitGroups.find(in: graph, names: names.names, declared: declared)
        let shared = SharedAgentCheck(graph: graph, stages: draft.stages, testRun: draft.testRun)
        for group in declared + implicit.map({ resolved($0, names) }) { shared.check(group, &problems) }
        return declared.map(\.group) + implicit
    }

    private static func resolved(_ group: ParallelGroup, _ names: KnownNames) -> ResolvedGroup {
        ResolvedGroup(
            group: group, after: names.position(of: group.after),
            members: group.stages.compactMap { names.position(of: $0) },
            before: group.before.flatMap { names.position(of: $0) }, source: nil)
    }
}
