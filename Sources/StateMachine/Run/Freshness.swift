extension RunState {
    /// By what is known again what a stage has left, as this state has it.
    package func outcome(of position: Int, in workflow: Workflow) -> GivenDigest {
        var digest = GivenDigest()
        for artifact in stages[position].artifacts { digest.add(artifact) }
        if stages[position].artifacts.isEmpty, stages[position].revision > 0 {
            // What a stage without artifacts does is not seen; that it was done again is.
            digest.add(workflow.stages[position].name, revision: stages[position].revision)
        }
        return digest
    }

    /// For each stage by what is known again what all stages before it have left, as this state has it.
    package func given(in workflow: Workflow) -> [GivenDigest] {
        let outcomes = stages.indices.map { outcome(of: $0, in: workflow) }
        let telling = outcomes.indices.filter { !outcomes[$0].isEmpty }
        return Lineage(workflow, of: telling).map { before in
            before.reduce(into: GivenDigest()) { $0.add(outcomes[$1]) }
        }
    }

    /// Positions of the stages that were completed with other artifacts of the stages before them than there are now;
    /// what declares its own `inputs` is judged by the files.
    package func stagesWithOtherInputs(in workflow: Workflow) -> Set<Int> {
        guard recordsGiven else { return [] }
        let given = given(in: workflow)
        return Set(stages.indices.filter { isOther(given[$0], than: $0, in: workflow) })
    }

    /// Whether anything is known of what stages were given; an earlier version of teambot has recorded nothing of it.
    private var recordsGiven: Bool {
        hasRevisions || stages.contains { !$0.given.isEmpty || !$0.artifacts.isEmpty }
    }

    /// Whether a stage has come to an end to which the artifacts of all stages before it have led, and was given others.
    private func isOther(_ given: GivenDigest, than position: Int, in workflow: Workflow) -> Bool {
        let stage = workflow.stages[position]
        guard stage.kind != .marker, stage.inputs.isEmpty, stages[position].isJudged else { return false }
        guard stages[position].isGroundUnknown else { return given != stages[position].given }
        // An earlier version of teambot has recorded nothing of it, and has never done a stage once more.
        return hasRevisions && workflow.ancestors(of: position).contains { stages[$0].revision > 0 }
    }

    /// What is to be done once more now because of changes.
    ///
    /// - Parameters:
    ///   - stale: positions of the stages that are stale by themselves, whatever becomes of those before them.
    ///   - open: positions of the stages of which the files must tell that, once everything before them stands.
    ///   - ledger: what all stages are given now, where somebody has reckoned it already.
    package func wave(
        _ stale: Set<Int>, asking open: Set<Int> = [], ledger: GivenLedger? = nil, in workflow: Workflow
    ) -> Wave {
        var wave = Wave()
        let given = recordsGiven ? ledger?.given ?? given(in: workflow) : nil
        let resting = stagesBeforeOpenFixes(in: workflow)
        for position in workflow.topologicalOrder where !workflow.handlesFailures(position) {
            let waits = workflow.predecessors[position].contains { wave.unsettled.contains($0) }
            switch stages[position].status {
            case .completed where resting.contains(position), .skipped where resting.contains(position): break
            case .completed, .skipped:
                let isOther = given.map { self.isOther($0[position], than: position, in: workflow) } ?? false
                let isStale = stale.contains(position) || (!waits && isOther)
                let isAsked = !isStale && open.contains(position)
                if isStale, !waits { wave.due.append(position) }
                if isAsked, !waits { wave.asked.append(position) }
                if isStale || isAsked || waits { wave.unsettled.insert(position) }
                if waits { wave.held.insert(position) }
            case .failed where !waits && opensNext(position, in: workflow): break
            case .failed, .blocked: wave.unsettled.insert(position)
            case .pending, .running, .waiting, .interrupted:
                if waits { wave.held.insert(position) }
                wave.unsettled.insert(position)
            }
        }
        return wave
    }
}

/// What changes make of a run at one moment.
package struct Wave: Sendable, Equatable {
    /// Stages to be done once more now: everything before them stands.
    package var due: [Int] = []
    /// Stages of which the files are to tell now whether they must be done once more.
    package var asked: [Int] = []
    /// Stages of which nobody can say yet whether they must be done once more, and those that must not begin yet.
    package var held: Set<Int> = []
    /// Stages that are stale, not done, or behind such a one.
    package var unsettled: Set<Int> = []

    /// A wave that touches nothing.
    package init() {}
}
