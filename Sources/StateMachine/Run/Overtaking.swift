extension RunState {
    /// Members of a group that have read what a review beside them has revised since, or were left out because of it, and
    /// that can be done once more now: no other review that may revise it again is at work.
    func overtaken(in group: Int, of workflow: Workflow) -> [Int] {
        let members = workflow.groups[group].stages.compactMap(workflow.position)
        let reviews = members.filter { workflow.stages[$0].kind == .review }
        guard !reviews.isEmpty, !reviews.contains(where: { stages[$0].status == .running }) else { return [] }
        return members.filter { member in
            stages[member].isJudged && isOvertaken(member, in: workflow)
                && reviews.contains { runsBeside($0, member, in: workflow) }
        }
    }

    /// Whether a review runs beside a stage and judges what that one may have read: what a stage before the review has
    /// read of it is what the review itself has built upon.
    private func runsBeside(_ review: Int, _ member: Int, in workflow: Workflow) -> Bool {
        guard review != member, !workflow.ancestors(of: review).contains(member) else { return false }
        let mapped = workflow.workStage(reviewedBy: workflow.stages[review].name).flatMap {
            workflow.position(of: $0.name)
        }
        let judged = mapped.map { [$0] } ?? workflow.predecessors[review]
        return revisedSince(member, in: workflow).contains { judged.contains($0) || stages[$0].wasOvertaken }
    }

    /// The stages whose outcome was revised after a stage had looked at what it is given.
    func revisedSince(_ position: Int, in workflow: Workflow) -> [Int] {
        workflow.ancestors(of: position).filter { stages[$0].revisedAt > stages[position].sampledAt }
    }

    /// Whether a stage was completed with other outcomes than those before it have since a revision.
    private func isOvertaken(_ position: Int, in workflow: Workflow) -> Bool {
        let before = workflow.ancestors(of: position)
        guard before.contains(where: { stages[$0].revisedAt > stages[position].sampledAt }) else { return false }
        if !workflow.stages[position].inputs.isEmpty { return hasOtherInputs(position, than: before) }
        // It may have looked just after the revision, and what is byte for byte the same again is the same.
        return stages[position].given != before.reduce(into: GivenDigest()) { $0.add(outcome(of: $1, in: workflow)) }
    }

    /// Whether one of the files that a stage with `inputs` was given is another one by the records of those before it.
    private func hasOtherInputs(_ position: Int, than before: [Int]) -> Bool {
        let now = Dictionary(
            before.flatMap { stages[$0].artifacts.map { ($0.path, $0.sha256) } }, uniquingKeysWith: { $1 })
        return stages[position].inputs.contains { file in now[file.path].map { $0 != file.sha256 } ?? false }
    }
}
