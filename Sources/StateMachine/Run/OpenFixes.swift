extension RunState {
    /// Positions of the stages whose artifacts a fix may have revised without anybody having recorded that: until the
    /// fix is taken over, or made again, what is in their files is its doing and nobody's change.
    package func stagesBeingRevised(in workflow: Workflow) -> Set<Int> {
        revisers(in: workflow) { $0.outcome == nil || $0.outcome == .interrupted }.reduce(into: []) {
            $0.formUnion(workflow.stagesRevised(by: $1))
        }
    }

    /// Positions of the stages before one whose fix has begun and may be at work still: nobody does them once more
    /// under its hands.
    func stagesBeforeOpenFixes(in workflow: Workflow) -> Set<Int> {
        revisers(in: workflow) { $0.outcome == nil }.reduce(into: []) { $0.formUnion(workflow.ancestors(of: $1)) }
    }

    /// Positions of the stages of which a fix has begun and not ended that may be revising what a stage has left.
    package func openFixes(of position: Int, in workflow: Workflow) -> [Int] {
        revisers(in: workflow) { $0.outcome == nil }.filter { workflow.stagesRevised(by: $0).contains(position) }
    }

    /// Whether the fixes of all stages that are at work are known; a state that was read from its file does not have
    /// the attempts.
    package func knowsFixes(in workflow: Workflow) -> Bool {
        stages.indices.allSatisfy { position in
            let stage = stages[position]
            return stage.status.isDone || stage.attempts == 0 || !workflow.stages[position].kind.hasFixes
                || stage.log.contains { $0.number == stage.attempts }
        }
    }

    /// Positions of the stages whose latest fix is such a one.
    private func revisers(in workflow: Workflow, _ isMeant: (AttemptState) -> Bool) -> [Int] {
        stages.indices.filter { position in
            guard !stages[position].log.isEmpty, workflow.stages[position].kind.hasFixes else { return false }
            return stages[position].log.last { $0.role == .fix }.map(isMeant) ?? false
        }
    }
}

extension Workflow {
    /// Positions of the stages whose artifacts the fixes of a stage may revise.
    func stagesRevised(by position: Int) -> [Int] {
        guard stages[position].kind == .review else { return ancestors(of: position) }
        let mapped = workStage(reviewedBy: stages[position].name).flatMap { self.position(of: $0.name) }
        return mapped.map { [$0] } ?? predecessors[position]
    }
}

extension StageKind {
    /// Whether a stage of this kind has its agent change what other stages have left.
    fileprivate var hasFixes: Bool {
        switch self {
        case .review, .acceptance, .suites: true
        case .work, .command, .approval, .marker: false
        }
    }
}
