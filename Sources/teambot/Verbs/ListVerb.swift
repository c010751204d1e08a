import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot list`: all sessions and runs of the state directory, newest first, each run with the archived ones.
struct ListVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let state = places.state
        try StateDirectoryCheck.readable(state.path)
        let catalogue = RunCatalogue(state: state)
        let counts = try catalogue.archivedCounts()
        let isJSON = invocation.flag("--json")
        let sessions = try places.sessions().map { SessionList.Entry(summary: $0, engine: $0.session.owner()) }
        var entries = try entries(catalogue, counts, most: isJSON ? .max : RunList.mostArchived)
        for position in entries.indices {
            let run = entries[position].summary
            entries[position].session = sessions.first { $0.summary.has(run) }?.summary.session.id
        }
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        if isJSON {
            Console.write(bytes: RunEntryText.render(entries, sessions: sessions, now: now))
        } else if entries.isEmpty, sessions.isEmpty {
            Console.tell("There is no run in \(state.path). Begin one with `teambot run objective.md`.")
        } else {
            let (clockOffset, style) = (SystemClock.offsetFromUTC(), Console.outputStyle)
            let tables = [
                SessionList.render(sessions, now: now, clockOffset: clockOffset, style: style),
                RunList.render(
                    entries, archived: counts, commands: places.commands, now: now, clockOffset: clockOffset,
                    style: style),
            ]
            Console.write(tables.filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        return 0
    }

    /// The runs with the archived ones below them; last the objectives of which only archived runs are left.
    private func entries(_ catalogue: RunCatalogue, _ counts: [String: Int], most: Int) throws -> [RunEntry] {
        let current = try catalogue.current()
        let known = Set(current.map(\.name))
        let below = try current.map { [$0] + (counts[$0.name] == nil ? [] : try archived($0.name, catalogue, most)) }
        let alone = try counts.keys.filter { !known.contains($0) }.map { try archived($0, catalogue, most) }
            .sorted { ($0.first?.summary.startedAt ?? .distant) > ($1.first?.summary.startedAt ?? .distant) }
        return (below + alone).flatMap(\.self)
    }

    private func archived(_ feature: String, _ catalogue: RunCatalogue, _ most: Int) throws -> [RunEntry] {
        try catalogue.archived(of: feature, most: most)
    }
}

extension Timestamp {
    /// Before every run.
    fileprivate static let distant = Timestamp(milliseconds: 0)
}
