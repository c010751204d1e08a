import JSONText
import StateMachine

/// What kind of stage a stage is.
enum KindCheck {
    /// Sets the kind and reports what contradicts it.
    static func apply(to draft: inout StageDraft, hasSuccessors: Bool, _ problems: inout ProblemList) {
        let kinds = declaredKinds(draft)
        if kinds.count > 1 {
            problems.error(
                "A stage is of one kind; \(NameListing.listed(kinds)) exclude each other, so keep one of them.",
                at: draft.source)
        }
        draft.stage.kind = kind(draft, hasSuccessors: hasSuccessors)
        // Nobody changes anything between two rounds.
        if case .suites = draft.stage.kind, draft.stage.workAgent == nil, draft.stage.onReject == nil {
            draft.stage.maxIterations = 1
        }
        checkOptions(draft, &problems)
    }

    private static func declaredKinds(_ draft: StageDraft) -> [String] {
        var kinds: [String] = []
        if draft.isReview { kinds.append("\"is_review_stage\"") }
        if draft.isAcceptance { kinds.append("\"is_acceptance_test_stage\"") }
        if draft.command != nil { kinds.append("\"command\"") }
        if draft.suites != nil { kinds.append("\"suites\"") }
        return kinds
    }

    private static func kind(_ draft: StageDraft, hasSuccessors: Bool) -> StageKind {
        if draft.isReview { return .review }
        if draft.isAcceptance { return .acceptance }
        if let command = draft.command { return .command(command) }
        if let suites = draft.suites { return .suites(suites) }
        // A stage in which something is done is asked about before or after it; alone the question is all.
        if let approval = draft.stage.approval, draft.stage.workAgent == nil {
            return .approval(question: approval.question)
        }
        return hasSuccessors || draft.stage.workAgent != nil ? .work : .marker
    }

    private static func checkOptions(_ draft: StageDraft, _ problems: inout ProblemList) {
        let isIterated = isIterated(draft.stage.kind)
        let repeatsNothing = draft.stage.workAgent == nil && draft.stage.onReject == nil
        if isIterated, draft.suites != nil, repeatsNothing, draft.source.value["max_iterations"] != nil {
            problems.warning(
                "\"max_iterations\" has no effect without a \"work_agent\", which fixes what fails between two rounds.",
                at: draft.source["max_iterations"])
        }
        // Rejections by a person that send back count, too.
        if draft.source.value["max_iterations"] != nil, !isIterated, draft.stage.onReject == nil {
            problems.warning(
                "\"max_iterations\" has no effect here; only review, acceptance and test stages repeat, and approvals with \"on_reject\".",
                at: draft.source["max_iterations"])
        }
        if draft.stage.requiresAcceptanceTestsPassed, draft.stage.kind != .review {
            problems.error(
                "\"requires_acceptance_tests_passed\" is for review stages; remove it here.",
                at: draft.source["requires_acceptance_tests_passed"])
        }
        for key in ["max_cost_usd", "max_tokens"] where !draft.stage.budget.isUnlimited && !hasAgent(draft.stage.kind) {
            guard let limit = draft.source.value[key], !limit.isNull else { continue }
            problems.error(
                "\"\(key)\" is for stages in which agents work; remove it here.", at: draft.source[key])
        }
        if !draft.stage.artifacts.isEmpty, !makesArtifacts(draft.stage.kind) {
            problems.error(
                "Nothing in this stage makes artifacts; give it an agent or a command, or remove them.",
                at: draft.source["artifacts"])
        }
    }

    private static func isIterated(_ kind: StageKind) -> Bool {
        switch kind {
        case .review, .acceptance, .suites: return true
        case .work, .command, .approval, .marker: return false
        }
    }

    private static func hasAgent(_ kind: StageKind) -> Bool {
        switch kind {
        case .work, .review, .acceptance, .suites: return true
        case .command, .marker, .approval: return false
        }
    }

    private static func makesArtifacts(_ kind: StageKind) -> Bool {
        switch kind {
        case .marker, .approval: return false
        case .work, .review, .acceptance, .command, .suites: return true
        }
    }
}
