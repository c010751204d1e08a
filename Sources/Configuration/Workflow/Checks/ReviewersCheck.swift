import JSONText
import StateMachine

/// Several reviewers of one stage, and the rule by which they decide.
enum ReviewersCheck {
    /// The names of the rules.
    static let knownRules = ApprovalRule.allCases.map(\.rawValue)

    /// What is wrong with the name of a rule, as a sentence; nil for a known one.
    static func objection(to name: String) -> String? {
        guard !knownRules.contains(name) else { return nil }
        let nearest = NearestName.nearest(to: name, among: knownRules)
        let hint =
            nearest == nil
            ? "; write \"all\", \"majority\" or \"any\", or an object with a \"question\" for a person."
            : NearestName.hint(nearest)
        return "There is no rule of approval \(QuotedText.shown(name))\(hint)"
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
