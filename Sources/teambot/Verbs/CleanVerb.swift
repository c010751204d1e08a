import Configuration
import JSONText
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot clean [FEATURE]`: removes archived runs by age or count, and asks first.
struct CleanVerb {
    private let invocation: Invocation
    private let state: StateDirectory

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        state = Places(invocation).state
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        try StateDirectoryCheck.readable(state.path)
        let rule = CleaningRule(days: invocation.number("--older-than"), keep: invocation.count("--keep"))
        let runs = try features().map(archived)
        guard rule.days != nil || rule.keep != nil || runs.allSatisfy(\.isEmpty) else {
            throw unsaid(runs.flatMap(\.self))
        }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let meant = runs.flatMap { rule.removable($0, now: now) }.map { ($0, $0.obstacle()) }
        let kept = meant.compactMap { run, reason in reason.map { (run.name, $0) } }
        let going = meant.filter { $0.1 == nil }.map(\.0)
        let rows = going.map {
            CleaningView.Row(name: $0.name, status: $0.status ?? .error, endedAt: $0.endedAt, bytes: $0.bytes)
        }
        Console.show(
            going.isEmpty && kept.isEmpty
                ? "No archived run is to be removed."
                : CleaningView.render(
                    rows, kept: kept, clockOffset: SystemClock.offsetFromUTC(), style: Console.errorStyle))
        guard try going.isEmpty || isWanted() else {
            Console.tell("Nothing was removed.")
            return 0
        }
        var removed: [CleaningView.Row] = []
        var failure: (any Error)?
        for (run, row) in zip(going, rows) {
            // One that cannot be removed keeps no other.
            do { if try remove(run) { removed.append(row) } } catch { failure = failure ?? error }
        }
        if invocation.flag("--json") {
            Console.write(bytes: json(removed, kept))
        } else if !going.isEmpty {
            Console.tell("Removed: \(CleaningView.total(removed.count, removed.reduce(0) { $0 + $1.bytes })).")
        }
        if let failure { throw failure }
        return 0
    }

    /// The objectives that are meant.
    private func features() throws -> [String] {
        let known = try state.archivedFeatures()
        guard let named = invocation.positionals.first else { return known }
        if known.contains(named) { return [named] }
        if state.run(named) != nil { return [] }
        if let run = state.archivedRun(named) {
            throw VerbError.usage(
                "\(named) is one run, and runs are removed by age or count: name its objective. To remove this one "
                    + "alone, remove its directory \(run.path).")
        }
        let nearest = NearestName.nearest(to: named, among: known).map { " Did you mean \($0)?" } ?? ""
        throw VerbError.usage("There is no archived run of “\(named)” in \(state.archive).\(nearest)")
    }

    /// The archived runs of an objective, those that ended last first.
    private func archived(of feature: String) throws -> [ArchivedRun] {
        try state.archivedRuns(of: feature).map { ArchivedRun($0, of: feature) }
            .sorted { ($0.endedAt, $0.name) > ($1.endedAt, $1.name) }
    }

    private func unsaid(_ runs: [ArchivedRun]) -> VerbError {
        let sum = CleaningView.total(runs.count, runs.reduce(0) { $0 + $1.bytes })
        return .usage(
            "There \(runs.count == 1 ? "is" : "are") \(sum), in \(state.archive). Say which to remove: "
                + "--older-than DAYS, or --keep N for all but the newest N of each objective.")
    }

    /// Whether they are to be removed: by the option, or by the answer of a person.
    private func isWanted() throws -> Bool {
        if invocation.flag("--yes") { return true }
        guard CurrentProcess.isTerminal(0), CurrentProcess.isTerminal(2) else {
            throw VerbError.usage("Nothing was removed: nobody can be asked here. Add --yes to remove them.")
        }
        Console.tell("Remove them? y/N")
        let answer = readLine()?.split(separator: " ").first?.lowercased()
        return answer == "y" || answer == "yes"
    }

    /// Removes a run while its lock is held, so that nobody has it meanwhile; false where somebody else removes it.
    private func remove(_ archived: ArchivedRun) throws -> Bool {
        do throws(SystemError) {
            guard let lock = try FileLock.take(archived.run.lock) else {
                guard state.archivedRun(archived.name) != nil else { return false }
                throw SystemError.busy("remove the run", archived.run.path)
            }
            try withExtendedLifetime(lock) { () throws(SystemError) in try state.removeArchived(archived.run) }
            return true
        } catch {
            if error.isNotThere, state.archivedRun(archived.name) == nil { return false }
            guard error.isWouldBlock else { throw error }
            throw VerbError(7, "The run \(archived.name) is owned by another process; it was kept.")
        }
    }

    private func json(_ rows: [CleaningView.Row], _ kept: [(String, String)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.key("removed")
            root.array { list in
                for row in rows {
                    list.object {
                        $0.member("name", row.name)
                        $0.member("status", row.status.rawValue)
                        $0.member("ended_at", row.endedAt.description)
                        $0.member("bytes", row.bytes)
                    }
                }
            }
            root.key("kept")
            root.array { list in
                for (name, reason) in kept {
                    list.object {
                        $0.member("name", name)
                        $0.member("reason", reason)
                    }
                }
            }
        }
        return writer.bytes + [10]
    }
}
