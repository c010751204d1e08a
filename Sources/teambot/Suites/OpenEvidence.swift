import Platform
import RunStorage
import Sessions
import StateMachine

/// `teambot evidence begin` and `close`: an evidence run that several calls of `teambot test --evidence ID` share.
struct OpenEvidence {
    private let invocation: Invocation
    private let places: Places

    /// Prepares for either.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Begins one and prints its id alone; gives the exit code.
    func begin(_ id: String?) throws -> Int32 {
        if let id {
            throw VerbError.usage("An evidence run gets its id when it is begun; leave \(id) out.")
        }
        let place = SuitePlace(invocation, places)
        let run = try place.beginOpen(project: places.project)
        guard invocation.flag("--json") else {
            Console.write(run.id + "\n")
            return 0
        }
        let entry = EvidencePlaces.Entry(directory: place.evidence, manifest: run.manifest)
        Console.write(bytes: EvidenceText.begun(entry, try EvidencePlaces(invocation, places).name(of: place.evidence)))
        return 0
    }

    /// Closes one and shows what it has come to; gives the exit code.
    func close(
        _ id: String?, in evidence: EvidencePlaces, show: (EvidencePlaces.Entry) -> Void
    ) throws -> Int32 {
        guard let id else {
            throw VerbError.usage(
                "Which evidence? Write `teambot evidence close ID`; the beginning of an id is enough.")
        }
        let entry = try evidence.entry(id)
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        do {
            let status = try entry.directory.close(entry.manifest.id, at: now)
            show(
                EvidencePlaces.Entry(
                    directory: entry.directory, manifest: try entry.directory.manifest(of: entry.manifest.id)))
            return status == .passed ? 0 : 4
        } catch let error as EvidenceError {
            throw error.isBusy ? VerbError(7, error.description) : VerbError.usage(error.description)
        }
    }
}
