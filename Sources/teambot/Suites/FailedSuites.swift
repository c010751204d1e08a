import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// `teambot test --failed`: what did not pass in the latest finished evidence run of a directory.
struct FailedSuites {
    private let directory: EvidenceDirectory

    /// Looks into a directory of evidence runs.
    init(in directory: EvidenceDirectory) { self.directory = directory }

    /// The order without what passed; of a suite whose tests failed these alone, where its runner can do that.
    func order(_ order: SuiteOrder, tell: (String) -> Void) throws -> SuiteOrder {
        guard let last = try latest() else {
            throw VerbError(
                4,
                "There is nothing that failed: no finished evidence run is in \(directory.path). Run all suites with "
                    + "`teambot test`.")
        }
        let bad = last.suites.filter { $0.summary.status.isBad }.map(\.summary)
        let names = Set(bad.map(\.name))
        var chosen = order
        chosen.suites = order.suites.filter { names.contains($0.name) && $0.isEnabled }
        guard !chosen.suites.isEmpty else {
            throw VerbError(
                4,
                bad.isEmpty
                    ? "Nothing failed last time, in the evidence run \(last.id). Run all suites with `teambot test`."
                    : "What failed last time, in the evidence run \(last.id), is not among the suites that are to run: "
                        + bad.map(\.name).joined(separator: ", ") + ".")
        }
        let left = Set(chosen.suites.map(\.name))
        for position in chosen.suites.indices {
            // What it needs and is not run again has passed.
            chosen.suites[position].needs.removeAll { !left.contains($0) }
        }
        let selectable = Set(chosen.suites.filter(Self.canSelect).map(\.name))
        chosen.only = tests(of: bad.filter { selectable.contains($0.name) && $0.status == .failed }, in: last)
        tell("Only what did not pass in the evidence run \(last.id): \(Self.listing(chosen)).")
        return chosen
    }

    private func latest() throws -> EvidenceManifest? {
        guard FileSystem.exists(directory.path) else { return nil }
        return try directory.list().first {
            $0.finishedAt != nil && ($0.status == .passed || $0.status == .failed) && !$0.suites.isEmpty
        }
    }

    /// The failing tests by suite; a suite of which not all are known is run whole.
    private func tests(of suites: [SuiteSummary], in manifest: EvidenceManifest) -> [String: [TestCase]] {
        let records = EvidenceRecords("\(directory.path)/\(manifest.id)", of: manifest).tests
        var found: [String: [TestCase]] = [:]
        for suite in suites {
            let failing = records.filter { $0.suite == suite.name && !$0.isFlaky }
            let expected = suite.counts.failed + suite.counts.errors
            guard expected > 0, failing.count == expected else { continue }
            found[suite.name] = failing.map(\.test)
        }
        return found
    }

    /// Whether the tool can run some tests alone.
    private static func canSelect(_ suite: Suite) -> Bool {
        suite.command.isEmpty && RunnerPreset.of(suite.runner).canSelect
    }

    private static func listing(_ order: SuiteOrder) -> String {
        order.suites.map { suite in
            order.only[suite.name].map { "\(suite.name) (\(SuiteWords.tests($0.count)))" } ?? suite.name
        }.joined(separator: ", ")
    }
}
