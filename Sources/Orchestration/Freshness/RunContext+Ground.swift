import RunStorage
import StateMachine

extension RunContext {
    /// Looks at what a stage is given now, once in each of its rounds; to be called before anybody reads it.
    func look(at stage: Stage, round: Int = 1) async throws {
        if grounds.ground(of: stage.name)?.round == round { return }
        try await lookAgain(at: stage, round: round)
    }

    /// Looks at what a stage is given now, whatever was seen before.
    func lookAgain(at stage: Stage, round: Int = 1) async throws {
        let isTold = await recorder.look { $0.hasRevisions }
        guard grounds.declaresFiles || isTold, stage.kind != .marker else { return }
        let outcomes = await outcomes(before: stage)
        guard !outcomes.isEmpty || !stage.inputs.isEmpty else {
            return grounds.take(Ground(round: round), of: stage.name)
        }
        let files = GivenFiles(run: run, project: project, known: grounds.known, inputs: stage.inputs)
        let found = try await FileWork.run(on: files.largest(outcomes)) { try files.find(outcomes) }
        grounds.take(Ground(round: round, given: found.given, inputs: found.inputs), of: stage.name)
        try await recorder.record(await changes(found, stage))
    }

    /// The facts of a stage's end together with what it stood on.
    func grounded(_ facts: [Event], of stage: Stage) async throws -> [Event] {
        guard let end = facts.firstIndex(where: { $0.stage == stage.name && isSettling($0) }) else {
            return facts
        }
        if grounds.ground(of: stage.name) == nil { try await lookAgain(at: stage) }
        var ground = grounds.ground(of: stage.name)
        if !stage.inputs.isEmpty, let seen = ground, seen.inputs == nil, !seen.given.isEmpty {
            // An earlier engine has looked: its list is known again where nothing has changed since.
            try await lookAgain(at: stage, round: seen.round)
            if grounds.ground(of: stage.name)?.given == seen.given { ground = grounds.ground(of: stage.name) }
        }
        var facts = facts
        facts[end].given = ground?.given
        facts[end].inputs = ground?.inputs
        facts[end].templateDigest = grounds.template(of: stage.name)
        return facts
    }

    private func isSettling(_ fact: Event) -> Bool {
        fact.name == .stageCompleted || (fact.name == .stageSkipped && fact.isByCondition == true)
    }

    /// What the stages before a stage have left, where it is anything that a later one could see.
    private func outcomes(before stage: Stage) async -> [GivenFiles.Outcome] {
        let (before, names) = (grounds.ancestors(of: stage), workflow.stages.map(\.name))
        return await recorder.look { state in
            before.compactMap { position in
                let known = state.stages[position]
                guard !known.artifacts.isEmpty || known.revision > 0 else { return nil }
                return GivenFiles.Outcome(
                    stage: names[position], artifacts: known.artifacts, revision: known.revision)
            }
        }
    }

    /// What to tell of artifacts that somebody else has changed, once for each change; what a fix does whose end nobody
    /// has recorded yet is told with that.
    private func changes(_ found: GivenFiles.Finding, _ stage: Stage) async -> [Event] {
        guard !found.changed.isEmpty else { return [] }
        let workflow = workflow
        let revised = await recorder.look { $0.stagesBeingRevised(in: workflow) }
        let names = Set(revised.map { workflow.stages[$0].name })
        return found.changed.compactMap { work, artifacts in
            if names.contains(work) { return nil }
            let change = work + artifacts.map { " \($0.path) \($0.sha256)" }.joined()
            guard grounds.isNews(change) else { return nil }
            return Event(.artifactsChanged, stage: stage.name).with {
                $0.workStage = work
                $0.artifacts = artifacts
            }
        }
    }
}
