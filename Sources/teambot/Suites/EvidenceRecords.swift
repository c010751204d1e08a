import JSONText
import Platform
import Reporting
import RunStorage
import StateMachine
import TestSuites

/// The records of one evidence run, read for a look: failing and flaky tests, why they failed, and the files.
struct EvidenceRecords {
    /// A test that speaks against its suite, or that passed only later, as its record has it.
    struct Test {
        let id: String?
        let suite: String
        let name: String
        let status: String
        let message: String
        let route: String?
        let isFlaky: Bool
        /// What makes up its name and its place.
        let plainName: String
        let className: String?
        let suites: [String]
        let repetition: Int
        let file: String?
        let line: Int?

        /// The file, with its line where that is known.
        var place: String? { file.map { $0 + (line.map { ":\($0)" } ?? "") } }
    }

    /// Why a test failed, as its record has it.
    struct Cause {
        let suite: String
        let test: String?
        let category: String
        let cause: String
        let suggestion: String
        let confidence: Double?
        /// Whether it is more than that nobody knows.
        let saysSomething: Bool
    }

    /// Larger lines are no records of ours.
    private static let longestLine = 16 << 20
    private static let mostTests = 10_000
    private static let longestFile = 256 << 20

    /// Tests that did not pass, or not at once, in the order of the file; the first of many.
    let tests: [Test]
    /// Why tests failed.
    let causes: [Cause]
    /// Its files, relative to it.
    let files: [String]

    /// Reads the records of an evidence run; what cannot be read is left out, and so is what no longer counts.
    ///
    /// - Parameter manifest: says where a suite that ran again has the records of its last run.
    init(_ path: String, of manifest: EvidenceManifest) {
        let suites = Dictionary(manifest.suites.map { ($0.summary.name, $0) }) { $1 }
        var tests: [Test] = []
        Self.eachLine(of: path + "/" + EvidenceRun.testsName) { line in
            guard tests.count < Self.mostTests, let record = (try? JSONReader.read(line)).flatMap(Test.init) else {
                return
            }
            // Older manifests do not say which they are; there all of them count.
            if let suite = suites[record.suite], manifest.lastNumber > 0,
                suite.records?.contains(record.id ?? "") != true
            {
                return
            }
            tests.append(record)
        }
        self.tests = tests
        let bytes = (try? FileSystem.read(path + "/" + EvidenceRun.diagnosticsName, limit: Self.longestFile)) ?? []
        let root = try? JSONReader.read(bytes)
        causes = (root?.elements ?? []).compactMap(Cause.init)
        files = Self.files(in: path)
    }

    /// The lines of a file, which is never read as a whole.
    static func eachLine(of path: String, _ body: ([UInt8]) -> Void) {
        guard let file = try? Descriptor.reading(path) else { return }
        var rest: [UInt8] = []
        while let part = try? file.read(1 << 20), !part.isEmpty {
            rest += part
            var start = 0
            while let end = rest[start...].firstIndex(of: 10) {
                body(Array(rest[start..<end]))
                start = end + 1
            }
            rest.removeFirst(start)
            if rest.count > longestLine { return }
        }
    }

    /// The files below a directory by their relative paths, without locks.
    private static func files(in path: String, _ prefix: String = "") -> [String] {
        FileSystem.list(path).sorted().flatMap { name -> [String] in
            switch FileSystem.kind(path + "/" + name) {
            case .directory: files(in: path + "/" + name, prefix + name + "/")
            case .file where !name.hasSuffix("lock"): [prefix + name]
            default: []
            }
        }
    }
}

extension EvidenceRecords.Test {
    /// The test, as far as it is needed to run it once more.
    var test: TestCase {
        var test = TestCase(name: plainName, className: className, status: status == "error" ? .error : .failed)
        test.suites = suites
        test.repetition = repetition
        test.file = file
        test.line = line
        return test
    }

    /// Reads a record; nil where it is that of a test that passed at once, or was left out.
    init?(_ record: JSONValue) {
        guard let name = record["name"]?.string, let status = record["status"]?.string else { return nil }
        let details = record["metadata"]
        isFlaky = status == "passed" && (record["tags"]?.texts ?? []).contains("flaky")
        guard status == "failed" || status == "error" || isFlaky else { return nil }
        id = record["test_id"]?.string
        suite = record["suite_name"]?.string ?? record["kind"]?.string ?? ""
        plainName = name
        className = details?["class"]?.string
        suites = details?["suites"]?.texts ?? []
        repetition = details?["repetition"]?.integer ?? 1
        self.name = className.map { name.hasPrefix($0) ? name : "\($0) \(name)" } ?? name
        self.status = status
        message = record["error_message"]?.string ?? ""
        file = details?["file"]?.string
        line = details?["line"]?.integer
        route = record["route"]?.string
    }
}

extension EvidenceRecords.Cause {
    /// Reads a record; nil where it says nothing.
    init?(_ record: JSONValue) {
        guard let category = record["category"]?.string, let cause = record["root_cause"]?.string else { return nil }
        suite = record["suite"]?.string ?? ""
        test = record["test_name"]?.string
        self.category = category
        self.cause = cause
        suggestion = record["suggestion"]?.string ?? ""
        confidence = record["confidence"]?.double
        saysSomething = record["rule"]?.string != Diagnosis.nothingKnown
    }
}
