import Configuration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot clean [FEATURE]`: removes archived runs and finished sessions by age or count, and asks first.
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
        let sessions = try invocation.positionals.isEmpty ? state.allSessions().map(CleanableSession.init) : []
        guard rule.days != nil || rule.keep != nil || (runs.allSatisfy(\.isEmpty) && sessions.isEmpty) else {
            throw unsaid(runs.flatMap(\.self).map(row) + sessions.map(\.row))
        }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let meant =
            runs.flatMap { rule.removable($0, endedAt: \.endedAt, now: now) }.map { run in
                Removal(row: row(run), obstacle: run.obstacle()) { try remove(run) }
            }
            + rule.removable(sessions.sorted { $0.endedAt > $1.endedAt }, endedAt: \.endedAt, now: now).map { session in
                Removal(row: session.row, obstacle: session.obstacle()) { try remove(session) }
            }
        let kept = meant.compactMap { removal in removal.obstacle.map { (removal.row.name, $0) } }
        let going = meant.filter { $0.obstacle == nil }
        let rows = going.map(\.row)
        Console.show(
            going.isEmpty && kept.isEmpty
                ? "Nothing is to be removed."
                : CleaningView.render(
                    rows, kept: kept, clockOffset: SystemClock.offsetFromUTC(), style: Console.errorStyle))
        guard try going.isEmpty || isWanted() else {
            Console.tell("Nothing was removed.")
            return 0
        }
        var removed: [CleaningView.Row] = []
        var failure: (any Error)?
        for removal in going {
            // One that cannot be removed keeps no other.
            do { if try removal.remove() { removed.append(removal.row) } } catch { failure = failure ?? error }
        }
        if invocation.flag("--json") {
            Console.write(bytes: CleaningText.render(removed, kept: kept))
        } else if !going.isEmpty {
            Console.tell("Removed: \(CleaningView.total(removed)).")
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

    /// Something that is meant, why it stays where it does, and what removes it.
    private struct Removal {
        let row: CleaningView.Row
        let obstacle: String?
        /// False where somebody else removes it.
        let remove: () throws -> Bool
    }

    private func row(_ run: ArchivedRun) -> CleaningView.Row {
        CleaningView.Row(
            name: run.name, status: (run.status ?? .error).rawValue, endedAt: run.endedAt, bytes: run.bytes)
    }

    private func unsaid(_ rows: [CleaningView.Row]) -> VerbError {
        let place = rows.contains { !$0.name.contains("/") } ? state.path : state.archive
        return .usage(
            "There \(rows.count == 1 ? "is" : "are") \(CleaningView.total(rows)), in \(place). Say which to remove: "
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

    /// Removes a session while its lock is held; false where somebody else removes it.
    private func remove(_ session: CleanableSession) throws -> Bool {
        do throws(SystemError) {
            guard let lock = try FileLock.take(session.session.lock) else {
                throw SystemError.busy("remove the session", session.session.path)
            }
            try withExtendedLifetime(lock) { () throws(SystemError) in try state.removeSession(session.session) }
            return true
        } catch {
            if state.session(session.name) == nil { return false }
            guard error.isWouldBlock else { throw error }
            throw VerbError(7, "The session \(session.name) is owned by another process; it was kept.")
        }
    }
}
