import JSONText
import Platform
import RunStorage
import StateMachine

/// Reads what evidence runs say about tests that failed at least once; what is large is read piece by piece, and only
/// what is shown is kept.
struct EvidenceReading {
    /// Tests that are kept of one evidence run.
    private static let mostTests = 200
    /// Bytes that are read of one file, and of the texts of one test.
    private static let (mostRead, mostText) = (256 << 20, 4 << 10)
    private static let (piece, longestLine) = (1 << 18, 8 << 20)

    private let run: RunDirectory
    private let root: Directory?
    private let mask: ([UInt8]) -> [UInt8]

    init(_ run: RunDirectory, _ mask: @escaping ([UInt8]) -> [UInt8]) {
        self.run = run
        root = try? run.open()
        self.mask = mask
    }

    /// What one evidence run says; `attempts` made it.
    func read(_ id: String, of attempts: [AttemptSpan]) -> TestEvidence {
        var evidence = TestEvidence()
        guard SafeName.isRelativePath(id), !id.contains("/") else { return evidence }
        lines(of: "evidence/\(id)/tests.jsonl") { line in
            // Nearly all tests pass, and reading a line whole is dear.
            guard Self.speaksOfTrouble(line), let value = try? JSONReader.read(mask(line)) else { return }
            take(value, into: &evidence)
        }
        evidence.diagnoses = diagnoses(id)
        fill(&evidence, from: attempts)
        return evidence
    }

    private func take(_ value: JSONValue, into evidence: inout TestEvidence) {
        guard let name = value["name"]?.string, let status = value["status"]?.string else { return }
        let isFlaky = (value["tags"]?.elements ?? []).contains { $0.string == "flaky" }
        guard isFlaky || status == "failed" || status == "error" else { return }
        let className = value["metadata"]?["class"]?.string
        var test = ShownTest(
            id: value["test_id"]?.string ?? "", suite: value["suite_name"]?.string ?? "",
            name: className.map { "\($0) \(name)" } ?? name, status: status)
        if let repetition = value["metadata"]?["repetition"]?.integer { test.name += " #\(repetition)" }
        test.message = value["error_message"]?.string
        test.route = value["route"]?.string
        let line = value["metadata"]?["line"]?.integer
        test.place = value["metadata"]?["file"]?.string.map { file in file + (line.map { ":\($0)" } ?? "") }
        if status == "passed" {
            if evidence.flaky.count < Self.mostTests { evidence.flaky.append(test) }
        } else if evidence.failures.count < Self.mostTests {
            evidence.failures.append(test)
        } else {
            evidence.omitted += 1
        }
    }

    private func diagnoses(_ id: String) -> [TestEvidence.Key: ShownDiagnosis] {
        var found: [TestEvidence.Key: ShownDiagnosis] = [:]
        guard let file = try? root?.reading("evidence/\(id)/diagnostics.json"),
            let bytes = try? file.readAll(limit: 16 << 20), let value = try? JSONReader.read(mask(bytes))
        else { return found }
        for entry in (value.elements ?? []).prefix(10 * Self.mostTests) {
            guard let suite = entry["suite"]?.string, let cause = entry["root_cause"]?.string else { continue }
            found[TestEvidence.Key(suite, entry["test_name"]?.string)] = ShownDiagnosis(
                category: entry["category"]?.string ?? "unknown", cause: cause,
                suggestion: entry["suggestion"]?.string)
        }
        return found
    }

    /// Texts and outputs of the tests that are shown, from what was read of their reports.
    private func fill(_ evidence: inout TestEvidence, from attempts: [AttemptSpan]) {
        var wanted: [TestEvidence.Key: Int] = [:]
        for (place, test) in evidence.failures.enumerated() {
            wanted[TestEvidence.Key(test.suite, test.name)] = place
        }
        if wanted.isEmpty { return }
        for attempt in attempts {
            guard let suite = attempt.suite else { continue }
            lines(of: "attempts/\(attempt.stage)/\(attempt.directoryName)/cases.jsonl") { line in
                guard Self.speaksOfTrouble(line), case .test(let test) = ReportLine.decode(mask(line)),
                    test.status.isBad, let place = wanted[TestEvidence.Key(suite, test.identity)]
                else { return }
                evidence.failures[place].text = test.problems.first?.text.map(Self.beginning)
                evidence.failures[place].output = [test.output, test.errorOutput].compactMap(\.self)
                    .map(Self.end).joined(separator: "\n")
            }
        }
    }

    /// Gives the lines of a file that is ours, one after another; nothing where it is not there.
    private func lines(of path: String, _ take: ([UInt8]) -> Void) {
        guard let file = try? root?.reading(path) else { return }
        var line: [UInt8] = []
        var left = Self.mostRead
        while left > 0, let part = try? file.read(Self.piece), !part.isEmpty {
            left -= part.count
            var rest = part[...]
            while let end = rest.firstIndex(of: 10) {
                line += rest[..<end]
                take(line)
                line.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            if line.count + rest.count <= Self.longestLine { line += rest }
        }
    }

    /// Whether a line may be about a test that failed; a name with these words costs only time.
    private static func speaksOfTrouble(_ line: [UInt8]) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        return ["\"failed\"", "\"error\"", "\"flaky\""].contains { text.utf8.firstRange(of: $0.utf8) != nil }
    }

    private static func beginning(_ text: String) -> String {
        String(decoding: text.utf8.prefix(mostText), as: UTF8.self)
    }

    private static func end(_ text: String) -> String { String(decoding: text.utf8.suffix(mostText), as: UTF8.self) }
}

extension AttemptSpan {
    /// The test suite that it runs; nil where it runs none.
    var suite: String? {
        AttemptState(number: number, role: role, agent: agent, iteration: iteration, task: task, startedAt: startedAt)
            .suite
    }
}
