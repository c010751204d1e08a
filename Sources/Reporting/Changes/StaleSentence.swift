import StateMachine

/// Which stages are stale and what to do about it, in a line.
struct StaleSentence {
    /// As many names as a line has room for.
    private static let mostNames = 6

    let text: String

    /// Without commands where nobody can go on with the run.
    init(_ stale: StaleStages, in workflow: Workflow, commands: RunCommands?) {
        let names = stale.names(in: workflow)
        let shown = names.prefix(Self.mostNames).joined(separator: ", ") + (names.count > Self.mostNames ? ", …" : "")
        let advice = commands.flatMap { commands in
            names.first.map { "; see `\(commands.why($0))`, do again what is stale with `\(commands.refresh)`" }
        }
        text = Counted.stages(stale.count) + ": " + shown + (advice ?? "")
    }
}
