import JSONText
import StateMachine

/// Approvals by a person: what is asked when, and where a rejection leads.
struct ApprovalCheck {
    let stages: [StageDraft]
    /// Nil where the graph is not known well enough to ask for an order.
    let graph: StageGraph?

    /// Checks all stages.
    func check(_ names: inout KnownNames, _ problems: inout ProblemList) {
        for (position, draft) in stages.enumerated() where draft.isReadable {
            if let approval = draft.stage.approval { checkMoment(approval, draft, &problems) }
            if let name = draft.stage.onReject { checkRejection(name, position, &names, &problems) }
        }
    }

    private func checkMoment(_ approval: Approval, _ draft: StageDraft, _ problems: inout ProblemList) {
        let source = draft.source["approval"]
        if case .approval = draft.stage.kind, approval.moment == .after {
            problems.error(
                "Nothing is done in \(draft.name), so there is nothing to ask after; remove \"ask\", or give the stage "
                    + "something to do.", at: source["ask"])
        }
        if source.value["default"] != nil, approval.timeoutSeconds == nil {
            problems.warning(
                "\"default\" has no effect without \"timeout_seconds\": it holds when nobody has decided in time.",
                at: source["default"])
        }
    }

    private func checkRejection(
        _ name: String, _ own: Int, _ names: inout KnownNames, _ problems: inout ProblemList
    ) {
        let (draft, source) = (stages[own], stages[own].source["on_reject"])
        guard let target = names.resolve(name, at: source, &problems) else { return }
        // Another kind of value, or the rule of several reviewers, has been told of.
        guard let approval = draft.stage.approval else {
            problems.error(
                "\"on_reject\" says where the rejection of a person leads; give \(draft.name) an \"approval\" with a "
                    + "\"question\", or remove this.", at: source)
            return
        }
        if target == own {
            guard approval.moment == .before else { return }
            problems.error(
                "\(name) is asked about before it runs, so a rejection cannot send back to it; name a stage before it, "
                    + "or write \"ask\": \"after\".", at: source)
        } else if let graph, !graph.leads(from: target, to: own) {
            problems.error(
                "\(stages[target].name) does not come before \(draft.name), so a rejection cannot send back to it; name "
                    + "a stage before it.", at: source)
        }
    }
}
