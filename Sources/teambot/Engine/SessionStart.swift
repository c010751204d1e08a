import Configuration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import Worktrees

/// Begins a session with the objectives of an invocation.
struct SessionStart {
    private static let defaultWorkers = 3

    private let invocation: Invocation
    private let places: Places

    /// Prepares it.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Whether an invocation of `run` means a session.
    static func isMeant(by invocation: Invocation) -> Bool {
        invocation.positionals.count > 1 || invocation.flag("--worktree") || invocation.value("--workers") != nil
            || invocation.flag("--integrate")
    }

    /// Throws where an invocation of one run has options that only mean something for a session.
    static func refuseOptions(of invocation: Invocation) throws {
        let names = ["--priority", "--retries", "--base", "--keep-failed", "--acquire-timeout", "--max-queue-size"]
        for name in names where invocation.flag(name) || !invocation.values(name).isEmpty {
            throw VerbError.usage(
                "\(name) is for objectives in worktrees. Add --worktree, or name several objectives, or leave it out.")
        }
    }

    /// Throws where a session would wait for a person: that would keep a place from all others.
    static func refuseWaiting(_ invocation: Invocation) throws {
        guard invocation.flag("--wait") else { return }
        throw VerbError.usage(
            "--wait is for one run: an objective of a session that waits for an approval makes room for others, and is "
                + "gone on with by `teambot resume`. Leave it out.")
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        try Self.refuseWaiting(invocation)
        let bytes = try Inputs.bytes(
            places.stagesFile, missing: "Write one with `teambot init`, or name one with --stages.")
        let reading = Inputs.workflow(bytes, places.stagesFile, FileSystem.parent(of: places.stagesFile))
        for problem in reading.problems { Console.tell(problem.description) }
        guard let workflow = reading.workflow else { throw VerbError.usage("Nothing was started.") }
        let wishes = try ObjectiveWishes.read(invocation)
        let list = try ObjectiveList(invocation.positionals, wishes, tell: Console.tell)
        try SkipCheck.check(invocation, workflow)
        try ProgramCheck.check(workflow, project: places.project, tell: Console.tell)
        let repository = try repository()
        let base = try repository.map(base)
        if invocation.flag("--dry-run") { return dryRun(list, workflow, base) }
        try StateDirectoryCheck.prepare(places.state)
        StateDirectoryCheck.warnIfShared(places.state.path, tell: Console.tell)
        try makeRoom(list)
        let begun = try BegunSession(
            options(workflow, hasWorktrees: repository != nil), list, workflow, bytes,
            stagesFile: FileSystem.canonical(places.stagesFile) ?? places.stagesFile, baseCommit: base,
            in: places.session)
        if invocation.flag("--background") {
            return try Background.goOn(
                begun.directory.id, log: begun.directory.engineLog, begun.lock, invocation, places)
        }
        return try SessionRunning(begun: begun, repository: repository, invocation: invocation).start()
    }

    private var workers: Int {
        invocation.count("--workers") ?? min(Self.defaultWorkers, invocation.positionals.count)
    }

    /// The repository around the project; nil where one worker does without.
    private func repository() throws -> Repository? {
        do throws(WorktreeError) {
            return try Repository.found(places.project, CurrentProcess.environment)
        } catch {
            guard error.code == .notARepository, workers == 1, !invocation.flag("--worktree"),
                !invocation.flag("--integrate")
            else { throw VerbError.usage(error.description) }
            Console.tell(
                "note: \(places.project) is not in a git repository: the objectives work in it one after the other, "
                    + "without worktrees.")
            return nil
        }
    }

    /// The commit on which branches begin.
    private func base(_ repository: Repository) throws -> String {
        let name = invocation.value("--base")
        do throws(WorktreeError) { return try repository.found(commit: name ?? "HEAD") } catch {
            guard error.code == .noCommit else { throw error }
            throw VerbError.usage((name.map { "--base \($0): " } ?? "") + error.description)
        }
    }

    private func options(_ workflow: Workflow, hasWorktrees: Bool) -> SessionOptions {
        var options = SessionOptions(
            workers: workers, retries: invocation.count("--retries") ?? workflow.session.retries)
        options.usesWorktrees = hasWorktrees
        options.keepsFailed = invocation.flag("--keep-failed")
        options.integrates = invocation.flag("--integrate")
        options.acquireSeconds = invocation.number("--acquire-timeout") ?? workflow.session.acquireTimeoutSeconds
        options.maximumQueueSize = invocation.count("--max-queue-size") ?? workflow.session.maximumQueueSize
        options.maximumConcurrent = invocation.count("--max-concurrent")
        options.skipped = invocation.values("--skip")
        options.maximumSeconds = invocation.number("--max-hours").map { $0 * 3_600 }
        options.budget = Budget(costUSD: invocation.number("--max-cost"), tokens: invocation.count("--max-tokens"))
        return options
    }

    /// Earlier runs of the objectives: unfinished ones are refused, or archived where the user wants to begin anew.
    private func makeRoom(_ list: ObjectiveList) throws {
        let files = Set(list.objectives.map(\.file))
        let unfinished = try places.state.summaries().filter { files.contains($0.objectiveFile) && $0.isUnfinished }
        guard invocation.flag("--fresh") else {
            guard unfinished.isEmpty else {
                let lines = unfinished.map { "  \($0.feature) (\($0.status?.rawValue ?? "its state cannot be read"))" }
                throw VerbError.usage(
                    "There are unfinished runs of these objectives:\n" + lines.joined(separator: "\n")
                        + "\nGo on with `teambot resume`, or archive them and begin anew with --fresh.")
            }
            return
        }
        for known in unfinished { try EarlierRun.archive(known, places) }
    }

    private func dryRun(_ list: ObjectiveList, _ workflow: Workflow, _ base: String?) -> Int32 {
        var state = SessionState()
        for (index, event) in list.events.enumerated() { state.apply(event.with { $0.sequence = index + 1 }) }
        Console.write(SessionPlanView.render(state, workers: workers, base: base, style: Console.outputStyle))
        return 0
    }
}
