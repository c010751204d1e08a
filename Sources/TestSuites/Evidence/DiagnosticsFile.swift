import JSONText
package import RunStorage

/// `diagnostics.json` of an evidence run: why each test failed, and each suite that broke down.
package enum DiagnosticsFile {
    private static let (opening, separator, closing) = (Array("[\n".utf8), Array(",\n".utf8), Array("\n]\n".utf8))

    /// Adds the failures of a suite that has ended.
    ///
    /// - Parameter tests: the tests that failed, with the numbers of their records.
    static func append(
        _ failures: [DiagnosedFailure], ids tests: [FailedTest], to evidence: EvidenceRun
    ) throws(StorageError) {
        guard !failures.isEmpty else { return }
        let added = Self.lines(failures, tests)
        try evidence.amend(EvidenceRun.diagnosticsName) { old in
            let isWhole = old.starts(with: opening) && old.suffix(closing.count).elementsEqual(closing)
            return (isWhole ? old.dropLast(closing.count) + separator : opening) + added + closing
        }
    }

    /// Replaces all that is said there, as where an agent has explained the failures of a run.
    package static func replace(
        _ failures: [DiagnosedFailure], of suites: [SuiteResult], in evidence: EvidenceRun
    ) throws(StorageError) {
        let known = Dictionary(suites.map { ($0.name, $0.failures) }) { first, _ in first }
        let groups = failures.map { Self.lines([$0], known[$0.failure.suite] ?? []) }
        let all = Array(groups.joined(separator: separator))
        try evidence.amend(EvidenceRun.diagnosticsName) { _ in opening + all + closing }
    }

    private static func lines(_ failures: [DiagnosedFailure], _ tests: [FailedTest]) -> [UInt8] {
        let ids = Dictionary(tests.map { ($0.test.identity, $0.id) }) { first, _ in first }
        var bytes: [UInt8] = []
        for (index, failure) in failures.enumerated() {
            if index > 0 { bytes += separator }
            var writer = JSONWriter()
            write(failure, failure.failure.test.flatMap { ids[$0] } ?? nil, to: &writer)
            bytes += writer.bytes
        }
        return bytes
    }

    private static func write(_ entry: DiagnosedFailure, _ id: String?, to writer: inout JSONWriter) {
        let (failure, diagnosis) = (entry.failure, entry.diagnosis)
        writer.object { object in
            object.member("test_name", failure.test)
            object.member("test_id", id)
            object.member("suite", failure.suite)
            object.member("category", diagnosis.category.rawValue)
            object.member("root_cause", diagnosis.cause)
            object.member("confidence", diagnosis.confidence)
            object.member("suggestion", diagnosis.suggestion)
            object.member("error_message", failure.message)
            object.member("route", failure.route)
            object.member("evidence", diagnosis.evidence)
            object.member("rule", diagnosis.rule)
            switch diagnosis.explainedBy {
            case .rules: object.member("explained_by", "rules")
            case .agent(let name): object.member("explained_by", name)
            }
        }
    }
}
