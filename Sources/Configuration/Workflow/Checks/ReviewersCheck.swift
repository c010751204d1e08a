import JSONText
import StateMachine

/// Several reviewers of one stage, and the rule by which they decide.
enum ReviewersCheck {
    /// The rule that a string names; an error, and the strictest rule, for any other.
    static func rule(_ source: Source, _ problems: inout ProblemList) -> ApprovalRule {
        let name = source.value.string ?? ""
        if let rule = ApprovalRule(rawValue: name) { return rule }
        let known = ApprovalRule.allCases.map(\.rawValue)
        let nearest = NearestName.nearest(to: name, among: known)
        let hint =
            nearest == nil
            ? "; write \"all\", \"majority\" or \"any\", or an object with a \"question\" for a person."
            : NearestName.hint(nearest)
        problems.error("There is no rule of approval \(QuotedText.shown(name))\(hint)", at: source)
        return .all
    }

    /// Reports what contradicts several reviewers, and a rule without them.
    static func check(_ draft: StageDraft, _ problems: inout ProblemList) {
        let isNamed = draft.source.value["review_agents"].map { $0.elements != nil } ?? false
        if draft.source.value["approval"]?.string != nil { checkRule(draft, isNamed: isNamed, &problems) }
        guard isNamed else { return }
        let source = draft.source["review_agents"]
        guard draft.stage.kind == .review else {
            problems.error("\"review_agents\" are for review stages; remove them here.", at: source)
            return
        }
        if draft.stage.reviewAgent != nil {
            problems.error(
                "A review stage has either one \"review_agent\" or several \"review_agents\"; remove one of the keys.",
                at: draft.source["review_agent"])
        }
        if (source.value.elements?.count ?? 0) < 2 {
            problems.error(
                "\"review_agents\" needs two agents or more; name a single one by \"review_agent\".", at: source)
        }
        var seen = Set<String>()
        for (index, element) in (source.value.elements ?? []).enumerated() {
            guard let name = element.string, !seen.insert(name).inserted else { continue }
            problems.error(
                "\(QuotedText.shown(name)) is twice among the \"review_agents\"; each has one voice, so remove one.",
                at: source[index])
        }
    }

    private static func checkRule(_ draft: StageDraft, isNamed: Bool, _ problems: inout ProblemList) {
        let source = draft.source["approval"]
        if draft.stage.kind != .review {
            problems.error(
                "\"approval\" as a string is for review stages with \"review_agents\"; a person is asked by an object "
                    + "with a \"question\".", at: source)
        } else if !isNamed {
            problems.error(
                "\"approval\" says how many of several \"review_agents\" must approve; add them or remove it.",
                at: source)
        }
    }
}
