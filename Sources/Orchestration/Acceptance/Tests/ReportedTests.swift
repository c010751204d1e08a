import Execution
import Platform
import RunStorage
import TestSuites

/// What the suites of a round say about the tests that scenarios name; read piece by piece, since reports can be larger
/// than memory.
struct ReportedTests: Sendable {
    /// How a test of a suite has come out.
    struct Found: Sendable {
        let suite: String
        let test: TestCase
    }

    /// Names of tests that are kept, to find a near one.
    private static let mostNames = 20_000

    /// The tests that were named, each with all that are meant, in the order of the reports.
    private(set) var found: [NamedTest: [Found]] = [:]
    /// Names of all tests, as far as they are kept.
    private(set) var names: [String] = []

    private let wanted: [NamedTest]

    /// Reads the tests of a round's suites as they count: what an attempt says that its suite's verdict does not believe
    /// proves nothing about a scenario.
    init(of result: TestRunResult, wanted: [NamedTest], mask: SecretMask) throws(StorageError) {
        self.wanted = wanted
        do throws(SystemError) {
            for suite in result.suites {
                try CountedTests(of: suite, mask: mask).each { (test) throws(SystemError) in
                    take(test, of: suite.name)
                }
            }
        } catch { throw StorageError(writing: error) }
    }

    private mutating func take(_ test: TestCase, of suite: String) {
        if names.count < Self.mostNames { names.append(test.className.map { "\($0) \(test.name)" } ?? test.name) }
        for name in wanted where name.means(test) { found[name, default: []].append(Found(suite: suite, test: test)) }
    }
}
