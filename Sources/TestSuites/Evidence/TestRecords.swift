import JSONText
import Platform
import RunStorage
import StateMachine

/// Appends a record for each test of a suite to `tests.jsonl`, streamed from what was read of its report.
struct TestRecords {
    private static let piece = 1 << 18

    private let scene: SuiteScene
    private let suite: Suite
    private let outcome: RetryHistory.Outcome
    private let copies: ArtifactCopies
    /// Tests of the result whose numbers are wanted.
    private let wanted: Set<String>
    /// The result, whose failures get the numbers of their records.
    private(set) var result: SuiteResult
    /// Why tests have no record, in a sentence.
    private(set) var trouble: String?
    /// The records that were written; nil where none was.
    private(set) var range: EvidenceSuite.Records?
    private var ids: [String: String] = [:]

    init(
        _ scene: SuiteScene, _ suite: Suite, _ result: SuiteResult, _ outcome: RetryHistory.Outcome,
        _ copies: ArtifactCopies
    ) {
        self.scene = scene
        self.suite = suite
        self.result = result
        self.outcome = outcome
        self.copies = copies
        wanted = Set((result.failures + result.flaky).map(\.test.identity))
    }

    /// Writes them all; nothing where the suite never ran.
    mutating func write() throws(StorageError) {
        guard let base = outcome.base, result.tries.indices.contains(base) else { return }
        // As many as were counted: suites' own problems have records, too.
        let numbers = try scene.evidence.reserveNumbers(outcome.counts.total)
        guard !numbers.isEmpty else { return }
        let tests = CountedTests(of: result, mask: scene.ground.mask)
        var records = self
        try scene.evidence.append(to: EvidenceRun.testsName) { (file) throws(SystemError) in
            try records.write(tests, numbers, base, to: file)
        }
        self = records
        result.failures = result.failures.map(numbered)
        result.flaky = result.flaky.map(numbered)
    }

    private mutating func write(
        _ tests: CountedTests, _ numbers: Range<Int>, _ base: Int, to file: Descriptor
    ) throws(SystemError) {
        var writer = JSONWriter()
        var number = numbers.lowerBound
        let read = { (test: TestCase) throws(SystemError) in
            guard number < numbers.upperBound else { return }
            let id = scene.evidence.testID(number)
            number += 1
            if wanted.contains(test.identity), ids[test.identity] == nil { ids[test.identity] = id }
            record(test, id, base).write(to: &writer)
            if writer.bytes.count > Self.piece {
                try file.write(writer.bytes)
                writer = JSONWriter()
            }
        }
        // Another suite's test may have done anything to the file since it was read.
        do throws(SystemError) { try tests.each(read) } catch { if error.isStorageFailure { throw error } }
        try file.write(writer.bytes)
        let count = number - numbers.lowerBound
        if count < numbers.count {
            trouble =
                "Of \(numbers.count) tests of \(suite.name) only \(count) have a record: \(CaseFile.name) has changed."
        }
        guard count > 0 else { return }
        range = EvidenceSuite.Records(
            first: scene.evidence.testID(numbers.lowerBound), last: scene.evidence.testID(number - 1))
    }

    private func record(_ test: TestCase, _ id: String, _ base: Int) -> TestRecord {
        let rescue = test.status == .passed ? outcome.rescued[test.identity] : nil
        let last = rescue ?? base
        return TestRecord(
            id: id, suite: suite, test: test, route: route(of: test), lastRun: result.tries[last].startedAt,
            references: references(base) + (rescue.map(references) ?? []), tries: last + 1)
    }

    /// The route that a test is about, as its name tells.
    func route(of test: TestCase) -> String? { Route.of(testName: test.name) }

    private func references(_ index: Int) -> [String] {
        guard copies.reports.indices.contains(index), copies.places.indices.contains(index) else { return [] }
        let reports = copies.reports[index]
        return reports.isEmpty || reports.count > 3 ? [copies.places[index]].compactMap { $0 } : reports
    }

    private func numbered(_ failed: FailedTest) -> FailedTest {
        var failed = failed
        failed.id = ids[failed.test.identity]
        return failed
    }
}
