import Platform
import RunStorage
import StateMachine

/// What the stages of a run stand on, as far as one engine knows it.
final class Grounds: Sendable {
    /// Digests of files that were read before.
    let known: KnownDigests
    /// Whether any stage leaves artifacts, or looks at files.
    let declaresFiles: Bool

    private let workflow: Workflow
    private let grounds = Locked<[String: Ground]>([:])
    private let templates = Locked<[String: String]>([:])
    private let before = Locked<[String: [Int]]>([:])
    private let told = Locked<Set<String>>([])

    /// Knows of a run what the engine before this one has left.
    init(_ workflow: Workflow, in run: RunDirectory) {
        self.workflow = workflow
        declaresFiles = workflow.stages.contains { !$0.artifacts.isEmpty || !$0.inputs.isEmpty }
        known = declaresFiles ? KnownDigests(at: run.stamps) : KnownDigests()
    }

    /// Forgets what a stage stood on when it was done before.
    func begin(_ stage: String, template: String?) {
        grounds.withLock { $0[stage] = nil }
        templates.withLock { $0[stage] = template }
    }

    /// What a stage stands on; nil where nobody has looked yet.
    func ground(of stage: String) -> Ground? { grounds.withLock { $0[stage] } }

    /// The digest of the user's texts in its prompts; nil where there are none.
    func template(of stage: String) -> String? { templates.withLock { $0[stage] } }

    /// Takes what was seen.
    func take(_ ground: Ground, of stage: String) { grounds.withLock { $0[stage] = ground } }

    /// Takes what an earlier engine has seen when it began an attempt: that is what the attempt has read.
    func take(_ order: AttemptOrder, of stage: String) {
        let ground = Ground(round: order.iteration ?? 1, given: order.given)
        grounds.withLock { grounds in
            // The list is known only where nothing has changed since.
            if grounds[stage]?.given == ground.given, grounds[stage]?.round == ground.round { return }
            grounds[stage] = ground
        }
        templates.withLock { $0[stage] = order.templateDigest }
    }

    /// Positions of the stages before a stage.
    func ancestors(of stage: Stage) -> [Int] {
        if let known = before.withLock({ $0[stage.name] }) { return known }
        let found = workflow.position(of: stage.name).map { workflow.ancestors(of: $0) } ?? []
        before.withLock { $0[stage.name] = found }
        return found
    }

    /// Whether something is told for the first time.
    func isNews(_ change: String) -> Bool { told.withLock { $0.insert(change).inserted } }
}
