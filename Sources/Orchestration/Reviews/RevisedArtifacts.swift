import RunStorage
import StateMachine

/// What a fix has made of the artifacts of earlier stages, so that nobody takes it for the doing of a stranger.
struct RevisedArtifacts: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// What is to be recorded after a fix that no single stage's work was given to.
    ///
    /// - Parameters:
    ///   - works: the stages whose work the fix was about; those that leave no artifacts count as revised.
    func facts(of works: [Stage]) async throws -> [Event] {
        try await changed(works.map(\.name)) + silent(works)
    }

    /// What is to be recorded after a fix that may have changed what any stage before this one has left.
    func facts() async throws -> [Event] {
        guard context.grounds.declaresFiles else { return [] }
        return try await changed(context.grounds.ancestors(of: stage).map { context.workflow.stages[$0].name })
    }

    /// The works among these stages that are done.
    func done(_ works: [Stage]) async -> [Stage] {
        let workflow = context.workflow
        let isDone = await context.recorder.look { state in
            works.map { work in workflow.position(of: work.name).map { state.stages[$0].status == .completed } ?? false
            }
        }
        return zip(works, isDone).filter { work, isDone in isDone && work.makesSomething }.map(\.0)
    }

    private func silent(_ works: [Stage]) -> [Event] {
        works.filter(\.artifacts.isEmpty).map { work in
            Event(.artifactsRevised, stage: stage.name).with {
                $0.workStage = work.name
                $0.outcome = .succeeded
            }
        }
    }

    private func changed(_ works: [String]) async throws -> [Event] {
        let workflow = context.workflow
        let outcomes = await context.recorder.look { state in
            works.compactMap { name in
                workflow.position(of: name).map {
                    GivenFiles.Outcome(stage: name, artifacts: state.stages[$0].artifacts, revision: 0)
                }
            }
        }
        let files = GivenFiles(run: context.run, project: context.project, known: context.grounds.known, inputs: [])
        let found = try await FileWork.run(on: files.largest(outcomes)) { try files.find(outcomes) }
        return found.changed.compactMap { work, artifacts in
            guard let known = outcomes.first(where: { $0.stage == work })?.artifacts else { return nil }
            // What a fix has removed was not revised: it is missing.
            let now = known.map { old in artifacts.first { $0.path == old.path } ?? old }
            guard now != known else { return nil }
            return Event(.artifactsRevised, stage: stage.name).with {
                $0.workStage = work
                $0.artifacts = now
            }
        }
    }
}

extension Stage {
    /// Whether its outcome is its own work and not a word about that of others.
    fileprivate var makesSomething: Bool {
        switch kind {
        case .work, .command: true
        case .review, .acceptance, .suites, .approval, .marker: false
        }
    }
}
