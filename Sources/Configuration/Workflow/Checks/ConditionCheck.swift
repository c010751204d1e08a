import JSONText
import StateMachine

/// Artifacts that conditions and approvals speak of: some stage declares each, and it is there in time.
struct ConditionCheck {
    private let stages: [StageDraft]
    /// Nil where the graph is not known well enough to ask for an order.
    private let graph: StageGraph?
    private let onFailure: OnFailureCheck
    /// The stage that declares each artifact.
    private var owners: [String: Int] = [:]
    private var names: KnownNames

    private init(_ stages: [StageDraft], _ graph: StageGraph?, _ onFailure: OnFailureCheck) {
        self.stages = stages
        self.graph = graph
        self.onFailure = onFailure
        for (position, draft) in stages.enumerated() {
            for name in draft.stage.artifacts where owners[name] == nil { owners[name] = position }
        }
        names = KnownNames("artifact", stages.flatMap(\.stage.artifacts))
    }

    /// Checks all stages; files without conditions and approvals cost nothing.
    static func check(
        _ stages: [StageDraft], _ graph: StageGraph?, _ onFailure: OnFailureCheck, _ problems: inout ProblemList
    ) {
        guard stages.contains(where: { $0.stage.condition != nil || $0.stage.approval != nil }) else { return }
        var check = ConditionCheck(stages, graph, onFailure)
        for (position, draft) in stages.enumerated() where draft.isReadable {
            if let condition = draft.stage.condition { check.check(condition, of: position, &problems) }
            if let approval = draft.stage.approval { check.check(approval, of: position, &problems) }
        }
    }

    private mutating func check(_ condition: Condition, of position: Int, _ problems: inout ProblemList) {
        let source = stages[position].source["when"]
        if condition == Condition(), source.value.members?.isEmpty ?? false {
            problems.error(
                "This condition asks for nothing; write what must hold, or remove \"when\".", at: source)
        }
        let existing = source["artifact_exists"]
        for (index, name) in condition.artifactExists.enumerated() {
            checkEarlier(name, position, existing.value.string == nil ? existing[index] : existing, &problems)
        }
        for passage in condition.artifactContains {
            checkEarlier(passage.artifact, position, source["artifact_contains"][passage.artifact], &problems)
        }
    }

    private mutating func check(_ approval: Approval, of position: Int, _ problems: inout ProblemList) {
        let source = stages[position].source["approval"]["artifacts"]
        for (index, name) in approval.artifacts.enumerated() {
            let mayBeOwn = approval.moment == .after
            checkEarlier(name, position, source[index], mayBeOwn: mayBeOwn, &problems)
        }
    }

    /// Reports an artifact that no stage before this one leaves.
    private mutating func checkEarlier(
        _ name: String, _ position: Int, _ source: Source, mayBeOwn: Bool = false, _ problems: inout ProblemList
    ) {
        // What a name has against it is told when the key is read.
        guard ArtifactCheck.objection(to: name) == nil, names.resolve(name, at: source, &problems) != nil,
            let owner = owners[name], let graph, !isBefore(owner, position, graph), !(mayBeOwn && owner == position)
        else { return }
        let own = owner == position
        problems.error(
            "\(QuotedText.shown(name)) is an artifact of \(own ? "this stage itself" : stages[owner].name), which is not "
                + "done when \(stages[position].name) asks for it; name an artifact of a stage before it.", at: source)
    }

    private func isBefore(_ owner: Int, _ position: Int, _ graph: StageGraph) -> Bool {
        guard let handled = onFailure.failuresHandled[position] else { return graph.leads(from: owner, to: position) }
        // What has failed may have left something, too.
        return handled.contains { $0 == owner || graph.leads(from: owner, to: $0) }
    }
}
