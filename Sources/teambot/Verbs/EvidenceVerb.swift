import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot evidence list|show|begin|close|prune`: what test suites have proved.
struct EvidenceVerb {
    /// Evidence runs of each directory that stay where nobody says otherwise.
    private static let kept = 20

    private let invocation: Invocation
    private let places: EvidencePlaces

    /// Prepares the verb.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        places = try EvidencePlaces(invocation, Places(invocation))
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let words = invocation.positionals
        try refuseOptions(of: words.first ?? "")
        switch words.first {
        case "show": return try show(words.dropFirst().first)
        case "begin": return try OpenEvidence(invocation).begin(words.dropFirst().first)
        case "close": return try OpenEvidence(invocation).close(words.dropFirst().first, in: places, show: write)
        case "prune":
            if let id = words.dropFirst().first {
                throw VerbError.usage(
                    "Evidence is removed by age or count, with --older-than DAYS or --keep N, not by its id \(id).")
            }
            return try prune()
        default:
            if let id = words.dropFirst().first {
                throw VerbError.usage("A list takes no id; look at one with `teambot evidence show \(id)`.")
            }
            return try list()
        }
    }

    /// What only removes says nothing about a list.
    private func refuseOptions(of word: String) throws {
        guard word != "prune" else { return }
        for option in ["--keep", "--older-than", "--dry-run"]
        where invocation.value(option) != nil || invocation.flag(option) {
            throw VerbError.usage("The option \(option) is for `teambot evidence prune`; leave it out.")
        }
    }

    private var isJSON: Bool { invocation.flag("--json") }

    private func list() throws -> Int32 {
        let entries = try places.entries()
        if isJSON {
            Console.write(bytes: EvidenceText.list(entries, places))
        } else if entries.isEmpty {
            Console.tell("There is no evidence yet. `teambot test` leaves some with every run of the suites.")
        } else {
            let rows = entries.map { entry in
                EvidenceList.Row(
                    id: entry.manifest.id, place: places.name(of: entry.directory),
                    status: entry.manifest.status.rawValue, createdAt: entry.manifest.createdAt,
                    suites: entry.manifest.suites.count, counts: entry.manifest.counts.tests)
            }
            Console.write(
                EvidenceList.render(rows, clockOffset: SystemClock.offsetFromUTC(), style: Console.outputStyle))
        }
        return 0
    }

    private func show(_ id: String?) throws -> Int32 {
        guard let id else {
            throw VerbError.usage("Which evidence? Write `teambot evidence show ID`; the beginning of an id is enough.")
        }
        write(try places.entry(id))
        return 0
    }

    private func write(_ entry: EvidencePlaces.Entry) {
        let records = EvidenceRecords(entry.path, of: entry.manifest)
        if isJSON {
            Console.write(bytes: EvidenceText.show(entry, records, places))
        } else {
            Console.write(records.view(of: entry, in: places.name(of: entry.directory)).render(Console.outputStyle))
        }
    }

    private func prune() throws -> Int32 {
        let days = invocation.number("--older-than")
        let keep = invocation.count("--keep") ?? (days == nil ? Self.kept : 0)
        let rule = CleaningRule(days: days, keep: keep)
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let isTrial = invocation.flag("--dry-run")
        var removed: [EvidencePlaces.Entry] = []
        var open: [EvidencePlaces.Entry] = []
        var bytes = 0
        let entries = try places.entries()
        for directory in places.directories {
            let own = entries.filter { $0.directory == directory }
            for entry in rule.removable(own, endedAt: \.manifest.createdAt, now: now) {
                let size = (try? Directory.open(directory.path))?.bytes(of: entry.manifest.id) ?? 0
                let isYoung = entry.manifest.status == .open && days == nil
                guard
                    try !isYoung && entry.manifest.status != .running
                        && (isTrial || directory.remove(entry.manifest.id))
                else {
                    open.append(entry)
                    continue
                }
                removed.append(entry)
                bytes += size
            }
        }
        tell(removed, open, bytes, isTrial)
        return 0
    }

    private func tell(
        _ removed: [EvidencePlaces.Entry], _ open: [EvidencePlaces.Entry], _ bytes: Int, _ isTrial: Bool
    ) {
        if isJSON {
            return Console.write(bytes: EvidenceText.pruned(removed, open, places, bytes: bytes, isTrial: isTrial))
        }
        for entry in open {
            let id = entry.manifest.id
            Console.tell(
                entry.manifest.status == .open
                    ? "kept: \(id) is open; close it with `teambot evidence close \(id)`, or name its age with --older-than"
                    : "kept: \(id) is still at work")
        }
        guard !removed.isEmpty else { return Console.tell("Nothing is to be removed.") }
        for entry in removed {
            Console.write("\(entry.manifest.id)  \(places.name(of: entry.directory))\n")
        }
        let runs = removed.count == 1 ? "1 evidence run" : "\(removed.count) evidence runs"
        Console.tell("\(isTrial ? "Would be removed" : "Removed"): \(runs), \(SizeText.render(bytes: bytes)).")
    }
}
