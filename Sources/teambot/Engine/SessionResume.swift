import Orchestration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import Worktrees

/// Goes on with a session where it stopped.
struct SessionResume {
    private let invocation: Invocation
    private let places: Places

    /// Prepares it.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// The session that is named, or the one that is unfinished where all unfinished runs are its own; nil where a run
    /// is meant.
    func chosen() throws -> SessionDirectory? {
        if let name = invocation.positionals.first {
            if let session = try places.session(name) { return session }
            try refuseRunOfSession(name)
            return nil
        }
        try StateDirectoryCheck.readable(places.state.path)
        let open = try places.state.allSessions().compactMap { session in
            (try? SessionLoading.read(session, whileWritten: true).state).flatMap {
                $0.isFinished ? nil : (session, $0)
            }
        }
        guard let (session, state) = open.first else { return nil }
        let own = Set(state.executions.compactMap(\.feature))
        let others = try places.state.summaries().filter { $0.isUnfinished && !own.contains($0.feature) }
        guard open.count == 1, others.isEmpty else {
            let lines =
                open.map { "  \(places.commands($0.0.id).resume)    (a session of \($0.1.executions.count))" }
                + others.map { "  \(places.commands($0.feature).resume)    (\($0.status?.rawValue ?? "unreadable"))" }
            throw VerbError.usage(
                "There is more than one thing to go on with. Name one:\n" + lines.joined(separator: "\n"))
        }
        return session
    }

    /// The run of a session works in a worktree that only its session can give it.
    private func refuseRunOfSession(_ feature: String) throws {
        guard let run = places.state.run(feature), RunSummary.read(run).isUnfinished else { return }
        let project = (try? RunLoading.forReading(run, of: Inputs.workflow(of: run)))?.state.project ?? ""
        guard !project.isEmpty, FileSystem.kind(project) == nil else { return }
        let owner = try places.state.allSessions().first { session in
            let state = try? SessionLoading.read(session, whileWritten: true).state
            return state?.executions.contains { $0.feature == feature } ?? false
        }
        guard let owner else { return }
        throw VerbError.usage(
            "The run \(feature) belongs to the session \(owner.id), and its worktree is not there any more. Go on "
                + "with `\(places.commands(owner.id).resume)`: the session makes it again from its branch.")
    }

    /// Does it; gives the exit code.
    func run(_ session: SessionDirectory) throws -> Int32 {
        try refuseOptions()
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        guard let lock = try Background.inheritedLock(session.lock) ?? FileLock.take(session.lock) else {
            let commands = places.commands(session.id)
            throw VerbError(
                7,
                "The session \(session.id) is owned by the process \(session.owner()?.pid ?? 0). Look with "
                    + "`\(commands.status)`, or end it with `\(commands.stop)`.")
        }
        let begun = try BegunSession(session, lock, in: places.session, limits: limits)
        guard !begun.state.isFinished else {
            throw VerbError.usage("The session \(session.id) is finished; there is nothing to resume.")
        }
        warnOfChanges(begun.state)
        try SkipCheck.check(invocation, begun.workflow)
        try ProgramCheck.check(begun.workflow, project: begun.state.project, tell: Console.tell)
        if invocation.flag("--background") {
            return try Background.goOn(session.id, log: session.engineLog, lock, invocation, places)
        }
        var repository: Repository?
        if begun.state.options.usesWorktrees {
            do { repository = try Repository.found(begun.state.project, CurrentProcess.environment) } catch {
                throw VerbError.usage("The session works in worktrees. \(error)")
            }
        }
        return try SessionRunning(begun: begun, repository: repository, invocation: invocation).start()
    }

    /// Objectives that have not begun take the workflow as the session has it.
    private func warnOfChanges(_ state: SessionState) {
        let bytes = try? FileSystem.read(state.stagesFile, limit: Inputs.limit)
        guard bytes.map(Digest.sha256) != state.workflowDigest else { return }
        Console.tell(
            "warning: \(state.stagesFile) \(bytes == nil ? "is gone" : "has changed") since the session began; the "
                + "session goes on with its own copy. To begin anew with the change: `teambot run OBJECTIVE… --fresh`.")
    }

    private var limits: RunLimits {
        RunLimits(
            maximumSeconds: invocation.number("--max-hours").map { $0 * 3_600 },
            budget: Budget(costUSD: invocation.number("--max-cost"), tokens: invocation.count("--max-tokens")),
            maximumConcurrent: invocation.count("--max-concurrent"),
            skipped: invocation.values("--skip"))
    }

    /// A session has runs with copies of their own, of which some are complete.
    private func refuseOptions() throws {
        try SessionStart.refuseWaiting(invocation)
        let flags = ["--take-changes", "--refresh", "--dry-run"].filter(invocation.flag)
        let named = ["--from", "--until"].filter { invocation.value($0) != nil }
        guard let option = (flags + named).first else { return }
        let advice =
            option == "--take-changes"
            ? "begin anew with `teambot run OBJECTIVE --fresh`" : "name one of its runs once it has ended"
        throw VerbError.usage(
            "\(option) is for a run, and a session was meant. Resume the session without it, or \(advice).")
    }
}
