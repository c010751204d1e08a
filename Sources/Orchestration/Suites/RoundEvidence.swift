import Execution
import Platform
package import RunStorage
import StateMachine
package import TestSuites

/// The evidence runs of a run: one for each round of test suites.
struct RoundEvidence: Sendable {
    private let context: RunContext
    private let directory: EvidenceDirectory

    init(_ context: RunContext) {
        self.context = context
        directory = EvidenceDirectory(path: context.run.evidence)
    }

    /// Begins a new one; those that a killed engine has left open are closed first.
    func begin() async throws -> EvidenceRun {
        let (now, project) = (context.clock.now(), context.project)
        return try await onOwnThread {
            Result { () throws in
                try closeLeftovers(at: now)
                return try directory.begin(at: now, project: project)
            }
        }.get()
    }

    /// Closes one; it is let go of also where nothing more can be written.
    func close(_ evidence: EvidenceRun, as status: EvidenceManifest.Status) async throws {
        let now = context.clock.now()
        let end = await onOwnThread {
            Result { () throws(StorageError) in try evidence.finish(status, at: now) }
        }
        evidence.leave()
        try end.get()
    }

    /// Nobody is at work on such a run any more: those of stages beside this one are locked.
    private func closeLeftovers(at moment: Timestamp) throws {
        guard FileSystem.kind(directory.path) == .directory else { return }
        for manifest in try directory.list() where manifest.finishedAt == nil && manifest.status == .interrupted {
            let open = try directory.open(manifest.id)
            try open.finish(.interrupted, at: moment)
            open.leave()
        }
    }
}

extension EvidenceManifest.Status {
    /// How a run stands whose suites have come to this.
    package init(_ status: TestRunResult.Status) {
        self =
            switch status {
            case .passed: .passed
            case .failed: .failed
            case .nothingRan: .nothingRan
            }
    }
}
