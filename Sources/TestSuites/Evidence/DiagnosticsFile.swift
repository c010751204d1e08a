import JSONText
import Platform
package import RunStorage

/// `diagnostics.json` of an evidence run: why each test failed, and each suite that broke down.
package enum DiagnosticsFile {
    private static let (opening, separator, closing) = (Array("[\n".utf8), Array(",\n".utf8), Array("\n]\n".utf8))

    /// Adds the failures of a suite that has ended, in place of those of an earlier run of it.
    ///
    /// - Parameter tests: the tests that failed, with the numbers of their records.
    static func replace(
        _ failures: [DiagnosedFailure], of suite: String, ids tests: [FailedTest], in evidence: EvidenceRun
    ) throws(StorageError) {
        let isThere = FileSystem.exists(evidence.path + "/" + EvidenceRun.diagnosticsName)
        guard isThere || !failures.isEmpty else { return }
        let added = failures.isEmpty ? [] : [Self.lines(failures, tests)]
        try evidence.amend(EvidenceRun.diagnosticsName) { old in
            let all = entries(old).filter { !isEntry($0, of: suite) }.map { Array($0) } + added
            return all.isEmpty ? Array("[]\n".utf8) : opening + all.joined(separator: separator) + closing
        }
    }

    /// The entries of the file, each of which is a line; none where it is damaged.
    private static func entries(_ file: [UInt8]) -> [ArraySlice<UInt8>] {
        guard file.starts(with: opening), file.suffix(closing.count).elementsEqual(closing) else { return [] }
        return file.dropFirst(opening.count).dropLast(closing.count).split(separator: 10).map { line in
            line.last == UInt8(ascii: ",") ? line.dropLast() : line
        }
    }

    private static func isEntry(_ line: ArraySlice<UInt8>, of suite: String) -> Bool {
        (try? JSONReader.read(Array(line)))?["suite"]?.string == suite
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
