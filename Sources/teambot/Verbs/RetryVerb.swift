import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot retry [FEATURE] STAGE`: does one stage again.
struct RetryVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let order = StageOrder(
            agent: invocation.value("--agent"), model: invocation.value("--model"),
            feedback: try Feedback.read(
                text: invocation.value("--feedback"), file: invocation.value("--feedback-file")))
        let (run, stage) = try places.runAndStage(invocation)
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        guard let lock = try FileLock.take(run.lock) else { throw places.owned(run) }
        let held = try HeldRun(run, lock, tell: Console.tell)
        var resumption = Resumption(run, held)
        // One stage is wanted, and no more: also not the rest of a refresh that was cut off.
        resumption.isRefreshing = false
        try resumption.reopen(
            stage, withAllAfterIt: invocation.flag("--downstream"), order, by: CurrentProcess.userName())
        try resumption.check(tell: Console.tell)
        guard invocation.flag("--background") else {
            let engine = try resumption.engine(tell: Console.tell)
            return try EngineSession(engine: engine, lock: lock, shown: [], invocation: invocation).start()
        }
        // The engine in the background takes up what is recorded here: no command line has to carry a long text.
        _ = try held.record(resumption.facts())
        return try Background.goOn(run.feature, log: run.engineLog, lock, invocation, places)
    }
}
