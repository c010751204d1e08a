import Execution
import Platform
import RunStorage
import StateMachine

/// Writes what became of a suite into the evidence, as soon as it has ended, and tells it then.
struct SuiteEvidence: Sendable {
    private let scene: SuiteScene
    private let suite: Suite

    init(_ scene: SuiteScene, _ suite: Suite) {
        self.scene = scene
        self.suite = suite
    }

    /// Keeps the result of a suite that ran; gives it with the numbers of its records.
    ///
    /// - Throws: where it cannot be written: then no result can be believed.
    func keep(
        _ result: SuiteResult, _ outcome: RetryHistory.Outcome, _ copies: ArtifactCopies
    ) async throws -> SuiteResult {
        let kept = await onOwnThread {
            Result { () throws(StorageError) in try keepNow(result, outcome, copies) }
        }
        let result = try kept.get()
        try await scene.ground.tell(result.summary.event(stage: nil))
        return result
    }

    /// Keeps the result of a suite that did not run.
    func keep(leaving status: SuiteStatus, _ reason: String?) async throws -> SuiteResult {
        var summary = SuiteSummary(name: suite.name, runner: suite.runner, status: status)
        summary.error = reason
        return try await keep(
            SuiteResult(summary), RetryHistory.Outcome(status: status, error: reason), ArtifactCopies(scene, suite))
    }

    private func keepNow(
        _ result: SuiteResult, _ outcome: RetryHistory.Outcome, _ copies: ArtifactCopies
    ) throws(StorageError) -> SuiteResult {
        var records = TestRecords(scene, suite, result, outcome, copies)
        try records.write()
        var result = records.result
        // Whoever reads the result needs no more than the evidence shows.
        result.failures = result.failures.map { failed in
            var failed = failed
            failed.route = records.route(of: failed.test)
            return failed
        }
        let failures = Failure.all(of: result).map(DiagnosedFailure.init)
        try DiagnosticsFile.replace(failures, of: suite.name, ids: result.failures, in: scene.evidence)
        try update(result, copies, records.range, hasDiagnostics: !failures.isEmpty)
        return result
    }

    private func update(
        _ result: SuiteResult, _ copies: ArtifactCopies, _ records: EvidenceSuite.Records?, hasDiagnostics: Bool
    ) throws(StorageError) {
        let last = result.tries.last
        var tool = EvidenceTool(
            suite: suite.name, runner: suite.runner.rawValue, isExecuted: last != nil, exitStatus: last?.exitStatus)
        if result.failures.isEmpty { tool.error = result.summary.error }
        let entry = tool
        try scene.evidence.update { manifest in
            if records != nil { manifest.register("tests", EvidenceRun.testsName) }
            if hasDiagnostics { manifest.register("diagnostics", EvidenceRun.diagnosticsName) }
            manifest.artifacts += copies.artifacts
            manifest.diagnostics += copies.remarks
            manifest.record(
                EvidenceSuite(result.summary, tries: result.tries.map(Self.record), records: records), entry)
        }
    }

    private static func record(_ attempt: SuiteTry) -> EvidenceTry {
        var record = EvidenceTry(number: attempt.number, status: attempt.status)
        record.selected = attempt.selected
        record.counts = attempt.counts
        record.durationSeconds = attempt.durationSeconds
        record.exitStatus = attempt.exitStatus
        record.signal = attempt.signal
        record.error = attempt.error
        record.artifacts = attempt.artifacts
        return record
    }

    /// Says which suites are to run: until each has ended, the run that they are in proves nothing.
    static func await(_ suites: [String], in evidence: EvidenceRun) async throws {
        let end = await onOwnThread {
            Result { () throws(StorageError) in
                try evidence.update { manifest in
                    manifest.awaited += suites.filter { !manifest.awaited.contains($0) }
                }
            }
        }
        try end.get()
    }

    /// Adds what was asked while the suites ran.
    static func keep(
        versions: [String: String], git: EvidenceGit?, in evidence: EvidenceRun
    ) async throws {
        guard !versions.isEmpty || git != nil else { return }
        let end = await onOwnThread {
            Result { () throws(StorageError) in
                try evidence.update { manifest in
                    manifest.git = git ?? manifest.git
                    for index in manifest.tools.indices {
                        manifest.tools[index].version =
                            versions[manifest.tools[index].suite] ?? manifest.tools[index].version
                    }
                }
            }
        }
        try end.get()
    }
}
