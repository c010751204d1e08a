import Configuration
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot history [FEATURE]`: the runs of one objective, the present one and the archived ones.
struct HistoryVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        try StateDirectoryCheck.readable(places.state.path)
        let catalogue = RunCatalogue(state: places.state)
        let feature = try feature(catalogue, places)
        let archived = try catalogue.archived(of: feature)
        let entries = (catalogue.current(feature).map { [$0] } ?? []) + archived
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        if invocation.flag("--json") {
            Console.write(bytes: RunEntryText.render(entries, now: now))
            return 0
        }
        Console.write(
            RunList.render(
                history: entries, now: now, clockOffset: SystemClock.offsetFromUTC(), style: Console.outputStyle))
        if let example = archived.first ?? entries.first {
            Console.tell("Look at one with `\(places.commands(example.name).status)`.")
        }
        return 0
    }

    /// The objective that is meant: the named one or that of a named archived run, or that of the newest run; perhaps
    /// only archived runs of it are left.
    private func feature(_ catalogue: RunCatalogue, _ places: Places) throws -> String {
        guard let first = invocation.positionals.first else {
            return try newestArchived(catalogue, places) ?? places.run(nil).feature
        }
        let parts = first.split(separator: "/").map(String.init)
        let named = places.state.archivedRun(first) == nil ? first : parts.first ?? first
        if try !places.state.archivedRuns(of: named).isEmpty { return named }
        guard places.state.run(named) == nil else { return named }
        let known = try places.state.archivedFeatures()
        guard let nearest = NearestName.nearest(to: named, among: known) else { return try places.run(named).feature }
        throw VerbError.usage("There is no run “\(named)” in \(places.state.path). Did you mean \(nearest)?")
    }

    /// The objective of the newest archived run, where no other run is left.
    private func newestArchived(_ catalogue: RunCatalogue, _ places: Places) throws -> String? {
        guard places.state.features().isEmpty else { return nil }
        let newest = try places.state.archivedFeatures().compactMap { try catalogue.archived(of: $0, most: 1).first }
        return newest.max { $0.summary.startedAt < $1.summary.startedAt }?.feature
    }
}
