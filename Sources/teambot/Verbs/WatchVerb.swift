import Platform
import Reporting
import RunStorage
import StateMachine

/// `teambot watch [FEATURE]`: shows what happens in a run that another process has; it never changes anything.
struct WatchVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let observed = try ObservedRun(Places(invocation), invocation.positionals.first)
        observed.tellWarnings()
        let isJSON = invocation.flag("--json")
        let live =
            isJSON || invocation.flag("--plain")
            ? nil
            : LivePresentation(
                observed.state, of: observed.workflow, run: observed.run, on: Console.output, isTitled: true)
        // Lines begin with the first event; a picture begins with what is.
        let known = live == nil ? RunState(of: observed.workflow) : observed.state
        let follower =
            live == nil
            ? JournalFollower(observed.run)
            : JournalFollower(observed.run, after: known.lastEvent, at: observed.loading.journalBytes)
        let lines = LinesPresentation(
            known, of: observed.workflow, isJSON: isJSON, style: Console.outputStyle,
            output: { Console.writeOutput(Array($0.utf8)) })
        var watch = try RunWatch(observed, from: known, follower, readsKeys: live != nil)
        try EngineOutput.begin(live ?? lines, signals: watch.signals)
        switch try watch.follow() {
        case .left(let code):
            let commands = observed.commands
            Console.tell("The run \(observed.run.feature) goes on. Look again with `\(commands.watch)`.")
            return code
        case .unread: return 0
        case .over(let state):
            guard !isJSON else { return 0 }
            Console.show(
                LiveEnding.render(
                    state, of: observed.workflow, engine: state.status == .inProgress ? .dead : .none,
                    commands: observed.commands, style: live == nil ? Console.errorStyle : Console.outputStyle))
            return 0
        }
    }
}
