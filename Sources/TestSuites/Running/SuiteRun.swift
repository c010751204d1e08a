import Platform
import RunStorage
import StateMachine

/// Runs suites, side by side or one after the other, and says what each of them proves.
package struct SuiteRun: Sendable {
    private let order: SuiteOrder
    private let ground: SuiteGround

    /// Prepares a run; nothing is started yet.
    package init(_ order: SuiteOrder, in ground: SuiteGround) {
        self.order = order
        self.ground = ground
    }

    /// Runs them all to their ends, whatever becomes of any.
    ///
    /// - Throws: what the attempts throw, after every suite has come to its end: that the engine is to end, or that
    /// files   cannot be written. What a suite does is its own result, never an error here.
    package func run() async throws -> TestRunResult {
        let started = ground.now()
        let clock = ground.monotonicSeconds()
        let (evidence, isOwn) = try await evidence(at: started)
        let scene = SuiteScene(order, ground, evidence)
        do {
            try await SuiteEvidence.await(order.suites.filter(\.isEnabled).map(\.name), in: evidence)
            let suites = try await carryOut(scene)
            let result = TestRunResult(
                startedAt: started, durationSeconds: ground.monotonicSeconds() - clock, mode: order.mode,
                suites: suites, evidence: evidence.id, evidencePath: evidence.path)
            try await close(evidence, isOwn, status: Self.status(of: result))
            try await tellEnd(result)
            return result
        } catch {
            // The first error is the one to tell; what the evidence has is whole up to there.
            let status: EvidenceManifest.Status = error is StorageError ? .error : .interrupted
            try? await close(evidence, isOwn, status: status)
            throw error
        }
    }

    private func evidence(at moment: Timestamp) async throws -> (run: EvidenceRun, isOwn: Bool) {
        switch ground.evidence {
        case .given(let run): return (run, false)
        case .new(let directory):
            let project = ground.project
            let begun = await onOwnThread {
                Result { () throws(StorageError) in try directory.begin(at: moment, project: project) }
            }
            return (try begun.get(), true)
        }
    }

    private func carryOut(_ scene: SuiteScene) async throws -> [SuiteResult] {
        try await ground.tell(
            Event(.suitesStarted).with {
                $0.total = order.suites.filter(\.isEnabled).count
                $0.evidence = scene.evidence.id
            })
        // What is good to know is asked while the suites run, and never keeps them waiting.
        async let versions = ToolVersions(scene).ask()
        async let git = onOwnThreadUnlessCancelled { [ground] in ground.git() }
        var suites = try await SuiteDispatch(order.suites, order.mode).run { suite in
            try await SuiteCourse(scene, suite).run()
        } leaving: { suite, status, reason in
            try await SuiteEvidence(scene, suite).keep(leaving: status, reason)
        }
        let known = (versions: await versions, git: await git)
        for index in suites.indices { suites[index].toolVersion = known.versions[suites[index].name] }
        try await SuiteEvidence.keep(versions: known.versions, git: known.git ?? nil, in: scene.evidence)
        return suites
    }

    private func close(_ evidence: EvidenceRun, _ isOwn: Bool, status: EvidenceManifest.Status) async throws {
        guard isOwn else { return }
        let now = ground.now()
        let end = await onOwnThread {
            Result { () throws(StorageError) in try evidence.finish(status, at: now) }
        }
        // Somebody else may have the directory now, also where nothing more could be written.
        evidence.leave()
        try end.get()
    }

    private func tellEnd(_ result: TestRunResult) async throws {
        let counts = result.counts
        try await ground.tell(
            Event(.suitesEnded).with {
                $0.status = result.status.rawValue
                $0.passed = counts.passed
                $0.failed = counts.failed
                $0.errors = counts.errors
                $0.skipped = counts.skipped
                $0.flaky = counts.flaky
                $0.total = order.suites.filter(\.isEnabled).count
                $0.durationSeconds = result.durationSeconds
                $0.evidence = result.evidence
            })
    }

    private static func status(of result: TestRunResult) -> EvidenceManifest.Status {
        switch result.status {
        case .passed: .passed
        case .failed: .failed
        case .nothingRan: .nothingRan
        }
    }
}
