import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot watch [FEATURE]`: shows what happens in a run or a session that another process has; it never changes anything.
struct WatchVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        switch try Observed(Places(invocation), invocation.positionals.first) {
        case .run(let observed): try watch(observed)
        case .session(let observed): try watch(observed)
        }
    }

    private var isJSON: Bool { invocation.flag("--json") }

    private func watch(_ observed: ObservedRun) throws -> Int32 {
        observed.tellWarnings()
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
        var watch = try JournalWatch(WatchedRun(observed, from: known, follower), readsKeys: live != nil)
        try EngineOutput.begin(live ?? lines, signals: watch.signals)
        let end = try watch.follow()
        return tell(end, "run \(observed.run.feature)", observed.commands) {
            let state = watch.journals.state
            return LiveEnding.render(
                state, of: observed.workflow, engine: EngineLook.absent(from: observed.run, state),
                commands: observed.commands, style: live == nil ? Console.errorStyle : Console.outputStyle)
        }
    }

    private func watch(_ observed: ObservedSession) throws -> Int32 {
        observed.tellWarnings()
        let live =
            isJSON || invocation.flag("--plain")
            ? nil : LivePresentation(SessionScene(observed.state), on: Console.output, isTitled: true)
        let known = live == nil ? SessionState() : observed.state
        let follower =
            live == nil
            ? JournalFollower(observed.session)
            : JournalFollower(observed.session, after: known.lastEvent, at: observed.loading.journalBytes)
        let lines = SessionLines(
            known, isJSON: isJSON, style: Console.outputStyle, output: { Console.writeOutput(Array($0.utf8)) })
        var watch = try JournalWatch(SessionJournals(observed, from: known, follower), readsKeys: live != nil)
        try EngineOutput.begin(live ?? lines, signals: watch.signals)
        let end = try watch.follow()
        return tell(end, "session \(observed.session.id)", observed.commands) {
            let state = watch.journals.state
            return SessionClosing.render(
                state, engine: state.finishedAt == nil ? .dead : .none,
                now: Timestamp(milliseconds: SystemClock.wallMilliseconds()), commands: observed.commands,
                style: live == nil ? Console.errorStyle : Console.outputStyle)
        }
    }

    /// Says how it stands where it is over, and that it goes on where it is not.
    private func tell(_ end: WatchEnd, _ name: String, _ commands: RunCommands, _ ending: () -> String) -> Int32 {
        switch end {
        case .left(let code):
            Console.tell("The \(name) goes on. Look again with `\(commands.watch)`.")
            return code
        case .unread: return 0
        case .over:
            if !isJSON { Console.show(ending()) }
            return 0
        }
    }
}
