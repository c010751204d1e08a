import Configuration
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
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        guard let lock = try Background.inheritedLock(run.lock) ?? FileLock.take(run.lock) else {
            throw places.owned(run)
        }
        // Also a finished run gets an end of its journal that is whole.
        let held = try HeldRun(run, lock, tell: Console.tell)
        let (copies, loading) = (held.copies, held.loading)
        if loading.state.isFinished {
            // Killed between its last event and its last state file, a finished run may look unfinished to others.
            let journal = try FileJournal(run, of: copies.inputs.workflow, after: loading.state.lastEvent)
            try journal.save(loading.state)
            throw VerbError.usage("The run \(run.feature) is finished; there is nothing to resume.")
        }
        if invocation.flag("--background") {
            try ProgramCheck.check(
                copies.inputs.workflow, project: loading.state.project, tell: Console.tell)
            return try Background.goOn(run.feature, log: run.engineLog, lock, invocation, places)
        }
        try ResultCheck.check(run)
        let changed = try copies.compare(
            with: loading.state, takingChanges: invocation.flag("--take-changes"), tell: Console.tell)
        try ProgramCheck.check(changed.inputs.workflow, project: loading.state.project, tell: Console.tell)
        try SkipCheck.check(invocation, changed.inputs.workflow)
        if changed.isTaken { try LiveAttempts.end(of: run, exceptIn: changed.inputs.workflow) }
        let state =
            changed.isTaken
            ? try RunLoading.forResuming(run, of: changed.inputs.workflow).state : loading.state
        var engine = RunEngine(changed.inputs, run: run, state: state)
        engine.facts = facts(changed.inputs, state, changed.isTaken ? changed.inputs.workflow.budget : Budget())
        engine.settle = { try TakenCopies(run).finish() }
        return try EngineSession(engine: engine, lock: lock, shown: [], invocation: invocation).start()
    }

    /// - Parameter budget: that of a workflow that was taken anew.
    private func facts(_ inputs: Inputs, _ state: RunState, _ budget: Budget) -> [Event] {
        [
            Event(.runResumed).with {
                $0.runID = state.runID
                $0.feature = state.feature
                $0.maximumSeconds = invocation.number("--max-hours").map { $0 * 3_600 }
                $0.maximumCost = invocation.number("--max-cost") ?? budget.costUSD
                $0.maximumTokens = invocation.count("--max-tokens") ?? budget.tokens
                $0.objectiveDigest = Digest.sha256(inputs.objectiveBytes)
                $0.workflowDigest = Digest.sha256(inputs.workflowBytes)
                $0.pid = Int(CurrentProcess.pid)
            }
        ]
    }

    /// The named run, or the one unfinished run.
    private func chosenRun() throws -> RunDirectory {
        if let feature = invocation.positionals.first { return try places.run(feature) }
        try StateDirectoryCheck.readable(places.state.path)
        let unfinished = try places.state.summaries().filter(\.isUnfinished)
        guard let only = unfinished.first, let run = places.state.run(only.feature) else {
            throw VerbError.usage(
                "There is no unfinished run in \(places.state.path). Begin one with `teambot run objective.md`.")
        }
        guard unfinished.count == 1 else {
            let lines = unfinished.map {
                "  \(places.commands($0.feature).resume)    (\($0.status?.rawValue ?? "unreadable"))"
            }
            throw VerbError.usage("There are several unfinished runs. Name one:\n" + lines.joined(separator: "\n"))
        }
        return run
    }
}
