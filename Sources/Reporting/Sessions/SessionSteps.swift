import StateMachine

/// What one would type next after a look at a session: its branches, its failures, and how it goes on.
struct SessionSteps {
    /// A command to copy, with what it is for.
    struct Step: Equatable {
        let text: String
        let command: String
    }

    private let state: SessionState
    private let engine: EngineState
    private let commands: RunCommands

    /// Prepares the steps; the commands are those about the session.
    init(_ state: SessionState, engine: EngineState, commands: RunCommands) {
        self.state = state
        self.engine = engine
        self.commands = commands
    }

    /// The steps in the order of their use.
    var steps: [Step] { changes + failure + blocked + session }

    /// `git` commands that show what an objective has changed; none where it has changed nothing.
    static func look(at execution: Execution) -> [Step] {
        guard let branch = execution.branch, execution.commit != nil, execution.status != .noChanges else { return [] }
        return look(from: execution.baseCommit, to: branch)
    }

    private static func look(from base: String?, to branch: String) -> [Step] {
        guard let base = base.map({ String($0.prefix(10)) }) else {
            return [Step(text: "Look at its commits", command: ShellText.render(["git", "log", branch]))]
        }
        return [
            Step(text: "Look at its changes", command: ShellText.render(["git", "diff", "\(base)...\(branch)"])),
            Step(
                text: "Look at its commits",
                command: ShellText.render(["git", "log", "--stat", "\(base)..\(branch)"])),
        ]
    }

    /// What all have changed together, or where nothing was brought together the first that has changed something.
    private var changes: [Step] {
        if let branch = state.integrationBranch, state.executions.contains(where: { $0.integration == .merged }) {
            return Self.look(from: state.baseCommit, to: branch)
        }
        return state.executions.first { $0.status == .complete && $0.commit != nil }.map(Self.look) ?? []
    }

    private var failure: [Step] {
        // Without its worktree, or refused as bad usage, a run has never begun: there is nothing to be seen.
        let failed = state.executions.first {
            $0.status == .failed && $0.exitStatus != 2 && ($0.worktree != nil || !state.options.usesWorktrees)
        }
        guard let feature = failed?.feature else { return [] }
        return [Step(text: "See where it failed", command: commands.of(feature).status)]
    }

    private var blocked: [Step] {
        let waiting = state.executions.first { $0.status == .blocked && $0.feature != nil }?.feature
        return waiting.map { [Step(text: "See what it waits for", command: commands.of($0).status)] } ?? []
    }

    private var session: [Step] {
        if engine.isRunning { return [Step(text: "Watch it", command: commands.watch)] }
        if state.executions.isEmpty || state.isFinished { return [] }
        return [Step(text: "Go on", command: commands.resume)]
    }
}
