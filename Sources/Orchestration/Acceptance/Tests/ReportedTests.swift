import Platform
import RunStorage
import TestSuites

/// What the suites of a round say about the tests that scenarios name; read piece by piece, since reports can be larger
/// than memory.
struct ReportedTests: Sendable {
    /// How a test has come out, in the attempt that counts.
    struct Found: Sendable {
        let suite: String
        var test: TestCase
        /// Whether it had failed in an attempt before.
        var isFlaky = false
    }

    /// Names of tests that are kept, to find a near one.
    private static let mostNames = 20_000
    private static let piece = 1 << 18
    private static let longestLine = 8 << 20

    /// The tests that were named, each with all that are meant, in the order of the reports.
    private(set) var found: [NamedTest: [Found]] = [:]
    /// Names of all tests, as far as they are kept.
    private(set) var names: [String] = []

    private let wanted: [NamedTest]

    /// Reads the reports of all attempts of a round's suites.
    init(of result: TestRunResult, wanted: [NamedTest]) throws {
        self.wanted = wanted
        for suite in result.suites {
            for attempt in suite.tries {
                guard let directory = attempt.directory else { continue }
                try read(directory + "/cases.jsonl", of: suite.name)
            }
        }
    }

    private mutating func read(_ path: String, of suite: String) throws {
        do throws(SystemError) {
            let file = try Descriptor.reading(path)
            var line: [UInt8] = []
            while true {
                let part = try file.read(Self.piece)
                if part.isEmpty { break }
                var rest = part[...]
                while let end = rest.firstIndex(of: 10) {
                    line += rest[..<end]
                    take(line, of: suite)
                    line.removeAll(keepingCapacity: true)
                    rest = rest[(end + 1)...]
                }
                if line.count + rest.count <= Self.longestLine { line += rest }
            }
        } catch {
            if error.saysAbsent { return }
            throw StorageError(writing: error)
        }
    }

    private mutating func take(_ line: [UInt8], of suite: String) {
        guard case .test(let test) = ReportLine.decode(line) else { return }
        if names.count < Self.mostNames { names.append(test.className.map { "\($0) \(test.name)" } ?? test.name) }
        for name in wanted where name.means(test) {
            var all = found[name] ?? []
            if let place = all.firstIndex(where: { $0.suite == suite && $0.test.identity == test.identity }) {
                // The later attempt counts; what failed before it stays known.
                let hadFailed = all[place].test.status.isBad || all[place].isFlaky
                all[place] = Found(suite: suite, test: test, isFlaky: hadFailed && test.status == .passed)
            } else {
                all.append(Found(suite: suite, test: test, isFlaky: test.isFlaky))
            }
            found[name] = all
        }
    }
}
