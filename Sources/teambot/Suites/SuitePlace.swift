import Platform
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// Where `teambot test` keeps its evidence: `state/evidence`, or another directory that somebody has named.
struct SuitePlace {
    /// The evidence runs.
    let evidence: EvidenceDirectory
    /// Whether they are in the state directory, which then is made as every verb makes it.
    private let state: StateDirectory?

    /// Reads `--out` and `--state-dir`.
    init(_ invocation: Invocation, _ places: Places) {
        if let out = invocation.value("--out") {
            evidence = EvidenceDirectory(path: FileSystem.absolute(out))
            state = nil
        } else {
            evidence = EvidenceDirectory(path: places.state.path + "/evidence")
            state = places.state
        }
    }

    /// The evidence run that takes the results: a new one, or the open one that is named, which its owner closes.
    func begin(_ id: String?, project: String) throws -> (run: EvidenceRun, isOwn: Bool) {
        guard let id else {
            try prepare()
            let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
            return (try evidence.begin(at: now, project: project), true)
        }
        do { return (try evidence.open(id), false) } catch let error as EvidenceError {
            throw VerbError.usage("\(error.description) Nothing was started.")
        }
    }

    /// An open evidence run, for those who name it until it is closed.
    func beginOpen(project: String) throws -> EvidenceRun {
        try prepare()
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        return try evidence.begin(at: now, project: project, isOpen: true)
    }

    /// Ends suites that a `teambot test` that was killed has left at work here: two of one suite would disturb each other.
    func endAbandoned(tell: (String) -> Void) throws {
        let suites = AbandonedSuites(in: evidence)
        let names = suites.names
        if !names.isEmpty {
            tell(
                "An earlier `teambot test` was killed; what it has left at work is ended first: "
                    + names.joined(separator: ", ") + ".")
        }
        let left: [String]
        do throws(SystemError) { left = try suites.end() } catch { throw StorageError(evidence: error) }
        if !left.isEmpty { throw VerbError(8, left.joined(separator: "\n")) }
    }

    private func prepare() throws {
        if let state { return try StateDirectoryCheck.prepare(state) }
        do throws(SystemError) { try FileSystem.makeDirectories(evidence.path) } catch {
            throw VerbError(
                8, "\(error.description) Nothing was started. Put that right, or name another directory with --out.")
        }
    }
}
