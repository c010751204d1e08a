import StateMachine
import Worktrees

/// Removes what the builders of a stage have used, once the stage is done and that is recorded.
struct BuilderTidying: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// What cannot be removed now harms nobody: a later engine of the run tries again.
    func run() async {
        guard let ground = try? await BuilderTerms.ground(context, stage), (try? await ground.isUsed()) == true else {
            return
        }
        // That the stage is done must have survived a power cut before the way back is removed.
        guard (try? await context.recorder.save()) != nil else { return }
        try? await ground.clear()
    }
}
