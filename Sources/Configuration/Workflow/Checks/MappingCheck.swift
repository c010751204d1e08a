import JSONText
import StateMachine

/// The mapping from work stages to the reviews that judge them.
struct MappingCheck {
    let stages: [StageDraft]
    /// Nil where the graph is not known well enough to ask for an order.
    let graph: StageGraph?

    /// The valid part of the mapping.
    func mapping(
        _ source: Source?, _ names: inout KnownNames, _ problems: inout ProblemList
    ) -> [String: String] {
        var mapping: [String: String] = [:]
        var judged: [Int: String] = [:]
        for member in source?.value.members ?? [] {
            guard let source, let review = member.value.string else { continue }
            let work = names.resolve(member.name, at: source.named(member), &problems)
            let target = names.resolve(review, at: source.member(member), &problems)
            guard let work, let target else { continue }
            check(work, target, source, member, &problems)
            if let other = judged.updateValue(stages[work].name, forKey: target) {
                problems.error(
                    "\(stages[target].name) judges \(other) already; a review stage judges one stage.",
                    at: source.member(member))
            }
            mapping[stages[work].name] = stages[target].name
        }
        return mapping
    }

    private func check(
        _ work: Int, _ review: Int, _ source: Source, _ member: JSONMember, _ problems: inout ProblemList
    ) {
        let (workStage, reviewStage) = (stages[work].stage, stages[review].stage)
        if case .suites = workStage.kind {
            problems.error(
                "\(workStage.name) runs test suites, and its results are teambot's own: a fix after a review would leave "
                    + "them behind what they tell. Let the review judge the stage that makes the work, and remove this.",
                at: source.named(member))
        } else if !canBeJudged(workStage.kind) {
            problems.error(
                "\(workStage.name) is no stage in which an agent works; map a work stage.", at: source.named(member))
        }
        if reviewStage.kind != .review {
            problems.error(
                "\(reviewStage.name) is no review stage; name one, or set its \"is_review_stage\".",
                at: source.member(member))
        }
        if let graph, !graph.leads(from: work, to: review) {
            problems.error(
                "\(reviewStage.name) does not come after \(workStage.name), so it cannot judge it; change "
                    + "\"next_stages\" or the mapping.", at: source.member(member))
        }
    }

    /// Whether agents work in such a stage, or fix what teambot has found there.
    private func canBeJudged(_ kind: StageKind) -> Bool {
        switch kind {
        case .work, .acceptance: true
        case .suites, .review, .command, .approval, .marker: false
        }
    }
}
