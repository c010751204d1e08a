import Platform
import Reporting
import RunStorage
import StateMachine

extension EvidenceRecords {
    /// The records as they are shown to people.
    func view(of entry: EvidencePlaces.Entry, in place: String) -> EvidenceView {
        let manifest = entry.manifest
        var results = SuiteResultsView(
            suites: manifest.suites.map(\.summary), status: manifest.status.rawValue,
            durationSeconds: manifest.finishedAt.map { $0.seconds(since: manifest.createdAt) } ?? 0)
        results.failures = tests.filter { !$0.isFlaky }.map(row)
        results.flaky = tests.filter(\.isFlaky).map(row)
        results.causes = rows
        var view = EvidenceView(
            id: manifest.id, place: place, path: entry.path, status: manifest.status.rawValue,
            createdAt: manifest.createdAt, finishedAt: manifest.finishedAt, results: results)
        view.project = manifest.path
        view.commit = manifest.git.map { git in
            git.commit + (git.branch.map { " (\($0))" } ?? "") + (git.isDirty ? ", with changes" : "")
        }
        view.remarks = manifest.diagnostics
        view.files = files
        view.clockOffset = SystemClock.offsetFromUTC()
        return view
    }

    private func row(_ test: Test) -> SuiteFailureRow {
        SuiteFailureRow(suite: test.suite, id: test.id, test: test.name, place: test.place, message: test.message)
    }

    /// Equal causes together, the most frequent first.
    private var rows: [SuiteCauseRow] {
        SuiteCauseRow.merged(
            causes.filter(\.saysSomething).map { cause in
                SuiteCauseRow(
                    category: cause.category, cause: cause.cause, confidence: cause.confidence,
                    suggestion: cause.suggestion, members: [cause.test ?? cause.suite])
            })
    }
}
