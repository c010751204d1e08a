import JSONText
import Platform

/// A directory of evidence runs that killed engines and their successors have left: what is told there is whole and true.
struct EvidenceAudit {
    private let directory: String
    /// What was found, each a sentence.
    private(set) var violations: [String] = []
    private var ids = Set<String>()
    /// How the evidence runs stand, by their names.
    private(set) var statuses: [String: String] = [:]

    /// Reads all of it.
    init(_ directory: String) {
        self.directory = directory
        for id in FileSystem.list(directory).sorted() where FileSystem.kind(directory + "/" + id) == .directory {
            do { try inspect(id) } catch { violations.append("The evidence \(id) cannot be read: \(error)") }
        }
    }

    private mutating func inspect(_ id: String) throws {
        let place = directory + "/" + id
        // Killed before it was written for the first time.
        guard FileSystem.exists(place + "/manifest.json") else { return }
        let manifest = try JSONReader.read(FileSystem.read(place + "/manifest.json"))
        let status = manifest["status"]?.string ?? "none"
        statuses[id] = status
        let isWhole = status == "passed" || status == "failed"
        let records = try records(of: place, isWhole: isWhole)
        for record in records {
            guard let own = record["test_id"]?.string else {
                violations.append("A test in \(id) has no identity.")
                continue
            }
            if !ids.insert(own).inserted { violations.append("The identity \(own) was given twice, again in \(id).") }
        }
        if isWhole { check(id, manifest, records) }
    }

    /// Each line is JSON, but for the last one of a killed run.
    private mutating func records(of place: String, isWhole: Bool) throws -> [JSONValue] {
        let path = place + "/tests.jsonl"
        guard FileSystem.exists(path) else { return [] }
        var lines = try FileSystem.read(path).split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
        if let last = lines.popLast(), !last.isEmpty, isWhole { violations.append("\(path) ends within a record.") }
        return lines.compactMap { line in
            if let record = try? JSONReader.read(line) { return record }
            violations.append("A line of \(path) is no JSON: \(String(decoding: line.prefix(80), as: UTF8.self))")
            return nil
        }
    }

    /// What was counted is what is there.
    private mutating func check(_ id: String, _ manifest: JSONValue, _ records: [JSONValue]) {
        let told = manifest["counts"]
        func count(_ status: String) -> Int { records.count { $0["status"]?.string == status } }
        let suites = (manifest["suites"]?.elements ?? []).compactMap(SuiteExpectation.init)
        let counts = [
            ("tests", records.count, suites.reduce(0) { $0 + $1.passed + $1.failed }),
            ("tests_passed", count("passed"), suites.reduce(0) { $0 + $1.passed }),
            ("tests_failed", count("failed"), suites.reduce(0) { $0 + $1.failed }),
            (
                "tests_flaky", records.count { !($0["tags"]?.elements ?? []).isEmpty },
                suites.reduce(0) { $0 + $1.flaky }
            ),
        ]
        for (name, found, summed) in counts where told?[name]?.integer != found || found != summed {
            violations.append(
                "\(id): \(name) is \(told?[name]?.integer ?? -1) in the manifest, \(found) in the records, \(summed) by suites."
            )
        }
        if manifest["finished_at"]?.string == nil { violations.append("\(id) has an end and no moment of it.") }
        if Set(suites.map(\.name)).count != suites.count { violations.append("\(id) tells a suite twice.") }
        if manifest["status"]?.string == "passed", suites.contains(where: { $0.status != "passed" }) {
            violations.append("\(id) is told as passed, and a suite did not pass.")
        }
    }

    /// What `teambot evidence list --json` says of them: nobody is at work, and no killed run has passed.
    mutating func compare(with list: String) throws {
        let entries = try JSONReader.read(Array(list.utf8))["evidence"]?.elements ?? []
        let own = entries.filter { statuses[$0["id"]?.string ?? ""] != nil }
        if own.count != statuses.count {
            violations.append("\(own.count) of \(statuses.count) evidence runs are listed.")
        }
        for entry in own {
            let id = entry["id"]?.string ?? ""
            let (told, kept) = (entry["status"]?.string ?? "none", statuses[id] ?? "none")
            if told != (kept == "running" ? "interrupted" : kept) {
                violations.append("\(id) is told as \(told), and its manifest says \(kept).")
            }
        }
    }
}
