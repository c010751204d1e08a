import Configuration
import Execution
import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot resume [FEATURE]`: goes on with a run where it stopped.
struct ResumeVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        if let session = try SessionResume(invocation).chosen() { return try SessionResume(invocation).run(session) }
        let run = try chosenRun()
        if invocation.flag("--dry-run") { return try show(run) }
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        guard let lock = try Background.inheritedLock(run.lock) ?? FileLock.take(run.lock) else {
            throw places.owned(run)
        }
        // Also a finished run gets an end of its journal that is whole.
        let held = try HeldRun(run, lock, tell: Console.tell)
        if held.loading.state.isFinished {
            // Killed between its last event and its last state file, a finished run may look unfinished to others.
            try FileJournal(run, of: held.copies.inputs.workflow, after: held.loading.state.lastEvent)
                .save(held.loading.state)
        }
        return try goOn(with: run, held, lock)
    }

    private func goOn(with run: RunDirectory, _ held: HeldRun, _ lock: FileLock) throws -> Int32 {
        let commands = places.commands(run.feature)
        var resumption = Resumption(run, held)
        try ResumeWishes(invocation).apply(to: &resumption)
        var plan = try resumption.plan()
        // Of a finished run, too, people must hear that it is not what their files say now.
        if held.loading.state.isFinished, plan.change == nil {
            try held.copies.warnOfChanges(held.loading.state, tell: Console.tell)
        }
        if held.loading.state.isFinished, StaleQuestion.isPossible(invocation) {
            try ask(&resumption, &plan)
        }
        if let sentence = try IdleResume(resumption, plan, commands).sentence() {
            Console.tell(sentence)
            return 0
        }
        try resumption.check(tell: Console.tell)
        try SkipCheck.check(invocation, resumption.inputs.workflow)
        if !held.loading.state.isFinished { try ask(&resumption, &plan) }
        if invocation.flag("--background") {
            return try Background.goOn(run.feature, log: run.engineLog, lock, invocation, places)
        }
        tell(plan, resumption)
        let engine = try resumption.engine(tell: Console.tell)
        return try EngineSession(engine: engine, lock: lock, shown: [], invocation: invocation).start()
    }

    /// Asks whether what is stale is to be done again, where nothing was said about it.
    private func ask(_ resumption: inout Resumption, _ plan: inout ResumePlan) throws {
        guard plan.change == nil, !resumption.isRefreshing, !resumption.isReopening else { return }
        let refresh = places.commands(resumption.run.feature).refresh
        resumption.isRefreshing = StaleQuestion.ask(plan, invocation, refresh: refresh)
        if resumption.isRefreshing { plan = try resumption.plan() }
    }

    /// The plan is told where more is done than to go on.
    private func tell(_ plan: ResumePlan, _ resumption: Resumption) {
        guard plan.change.map({ !$0.isEmpty }) ?? (resumption.isRefreshing || resumption.isReopening) else { return }
        let mask = RunContext.mask(for: resumption.inputs.workflow, CurrentProcess.environment)
        for line in ResumePlanText(plan, places.commands(resumption.run.feature)).lines(isWhole: false) {
            Console.tell(mask.text(line))
        }
    }

    /// Shows what would be done; nothing is started, written or locked.
    private func show(_ run: RunDirectory) throws -> Int32 {
        guard run.owner() == nil else { throw places.owned(run) }
        var resumption = Resumption(run, try HeldRun(lookingAt: run, tell: Console.tell))
        try ResumeWishes(invocation).apply(to: &resumption)
        try resumption.check(tell: Console.tell)
        try SkipCheck.check(invocation, resumption.inputs.workflow)
        let plan = try resumption.plan()
        let mask = RunContext.mask(for: resumption.inputs.workflow, CurrentProcess.environment)
        if invocation.flag("--json") {
            Console.write(bytes: ResumePlanJSON.bytes(plan, of: run.feature, mask: mask.text))
        } else {
            let lines = ResumePlanText(plan, places.commands(run.feature)).lines(isWhole: true)
            Console.write(lines.map { Printable.text(mask.text($0)) + "\n" }.joined())
        }
        return 0
    }

    /// The named run, or the one unfinished run; where all are finished, the newest.
    private func chosenRun() throws -> RunDirectory {
        if let feature = invocation.positionals.first { return try places.run(feature) }
        try StateDirectoryCheck.readable(places.state.path)
        let known = try places.state.summaries()
        var unfinished = known.filter(\.isUnfinished)
        if unfinished.isEmpty { unfinished = known.filter(isReopened) }
        guard let only = unfinished.first, let run = places.state.run(only.feature) else { return try places.run(nil) }
        guard unfinished.count == 1 else {
            let lines = unfinished.map {
                "  \(places.commands($0.feature).resume)    (\($0.status?.rawValue ?? "unreadable"))"
            }
            throw VerbError.usage("There are several unfinished runs. Name one:\n" + lines.joined(separator: "\n"))
        }
        return run
    }

    /// Whether a run goes on by its journal although its state file says that it is finished: an engine that was to do
    /// stages once more was killed before it could write that file.
    private func isReopened(_ known: RunSummary) -> Bool {
        guard let run = places.state.run(known.feature), let workflow = try? Inputs.workflow(of: run),
            let state = try? RunLoading.forReading(run, of: workflow, whileWritten: true).state
        else { return false }
        return !state.isFinished
    }
}
