import Platform
import StateMachine
import TestSupport
import Testing

@testable import RunStorage

@Suite("Evidence runs on the disk") struct EvidenceDirectoryTests {
    private let moment = Timestamp("2026-11-21T19:51:35.123Z") ?? Timestamp(milliseconds: 0)

    private func begin(_ evidence: EvidenceDirectory) throws -> EvidenceRun {
        try evidence.begin(at: moment, project: "/somewhere/project")
    }

    @Test("BW-12: names are the second of the beginning, and whoever makes the directory has the name")
    func names() async throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path + "/evidence")
        let moment = moment
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await onOwnThread(throwing: {
                        let run = try evidence.begin(at: moment, project: "/p")
                        try run.finish(.passed, at: moment)
                        return run.id
                    })
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let wanted = ["20261121_195135Z"] + (1...7).map { "20261121_195135Z_0\($0)" }
        #expect(ids.sorted() == wanted)
        #expect(try evidence.names() == wanted)
    }

    @Test("BW-7: numbers are unique over all runs of a day in a directory, also for two engines at once")
    func numbers() async throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let runs = [try begin(evidence), try begin(evidence)]
        let ids = try await withThrowingTaskGroup(of: [String].self) { group in
            for index in 0..<20 {
                group.addTask {
                    try await onOwnThread(throwing: {
                        let run = runs[index % 2]
                        return try run.reserveNumbers(7).map(run.testID)
                    })
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(ids).count == 140)
        #expect(ids.min() == "TST-20261121-0001")
        for run in runs { run.leave() }
        // A third engine that begins later gets none of theirs, and gives back what it has not used.
        let later = try begin(evidence)
        let next = try later.reserveNumbers(1).map(later.testID)
        #expect(Set(ids).isDisjoint(with: next))
        later.leave()
        #expect(try later.reserveNumbers(1).map(later.testID) != next)
        #expect(try #require(Int(next[0].suffix(4))) + 1 == later.reserveNumbers(1).lowerBound - 1)
        #expect(later.testID(12_345) == "TST-20261121-12345")
    }

    @Test("The manifest has a beginning, an end and everything in between; what is missing or unknown has its default")
    func manifest() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let run = try begin(evidence)
        #expect(try evidence.manifest(of: run.id).status == .running)
        try run.update { manifest in
            manifest.git = EvidenceGit(commit: "abc", branch: nil, isDirty: true)
            manifest.record(
                EvidenceTool(suite: "unit", runner: "pytest", version: "9", isExecuted: true, exitStatus: 1))
            manifest.counts.tests.failed = 2
            manifest.artifacts = [Artifact(path: "artifacts/unit/01/junit.xml", bytes: 3, sha256: "00")]
            manifest.register("tests", "tests.jsonl")
            var summary = SuiteSummary(name: "unit", runner: .pytest, status: .failed)
            summary.counts.failed = 2
            manifest.suites = [EvidenceSuite(summary, tries: [EvidenceTry(number: 1, status: .failed)])]
        }
        try run.finish(.failed, at: moment)
        let read = try evidence.manifest(of: run.id)
        #expect(read == run.manifest)
        #expect(read.name == "project")
        #expect(read.counts.tests.failed == 2)
        #expect(read.suites.first?.tries.first?.status == .failed)
        try AtomicFile.write(Array(#"{"new": 1, "status": "later"}"#.utf8), to: "\(run.path)/manifest.json")
        let poor = try evidence.manifest(of: run.id)
        #expect(poor.status == .interrupted)
        #expect(poor.suites.isEmpty)
    }

    @Test("An open run whose owner has gone was interrupted; one that is closed takes nothing more")
    func open() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let run = try begin(evidence)
        #expect(try evidence.list().map(\.status) == [.running])
        run.leave()
        #expect(try evidence.list().map(\.status) == [.interrupted])
        let again = try evidence.open(run.id)
        #expect(try evidence.list().map(\.status) == [.running])
        try again.update { $0.diagnostics.append("one") }
        // Two who write into one run lose nothing of each other.
        try run.update { $0.diagnostics.append("two") }
        try again.update { $0.diagnostics.append("three") }
        #expect(try evidence.manifest(of: run.id).diagnostics == ["one", "two", "three"])
        try again.finish(.passed, at: moment)
        #expect(throws: EvidenceError.self) { try evidence.open(run.id) }
        #expect(throws: EvidenceError.self) { try evidence.open("20260101_000000Z") }
        #expect(throws: EvidenceError.self) { try evidence.open("../elsewhere") }
    }

    @Test("Records are appended whole, and a line that a crash has cut stays a line of its own")
    func records() throws {
        let place = try TemporaryDirectory()
        let run = try begin(EvidenceDirectory(path: place.path))
        let file = run.path + "/tests.jsonl"
        try AtomicFile.write(Array("{}\n{\"cut".utf8), to: file)
        try run.append(to: "tests.jsonl") { (file) throws(SystemError) in try file.write("{\"new\":1}\n".utf8) }
        #expect(String(decoding: try FileSystem.read(file), as: UTF8.self) == "{}\n{\"cut\n{\"new\":1}\n")
    }

    @Test("A closed run knows its records byte for byte; an open one has no digests yet")
    func digests() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let run = try begin(evidence)
        try run.append(to: EvidenceRun.testsName) { (file) throws(SystemError) in try file.write("{}\n".utf8) }
        try run.amend(EvidenceRun.diagnosticsName) { _ in Array("[]\n".utf8) }
        try run.update { manifest in
            manifest.register("tests", EvidenceRun.testsName)
            manifest.register("diagnostics", EvidenceRun.diagnosticsName)
        }
        #expect(try evidence.manifest(of: run.id).digests.isEmpty)
        try run.finish(.failed, at: moment)
        let tests = Artifact(path: "tests.jsonl", bytes: 3, sha256: Digest.sha256("{}\n".utf8))
        let empty = Artifact(path: "diagnostics.json", bytes: 3, sha256: Digest.sha256("[]\n".utf8))
        #expect(try evidence.manifest(of: run.id).digests == [tests, empty])
    }

    @Test("Who waits for somebody else who writes goes on the moment that one is done")
    func waiting() async throws {
        let place = try TemporaryDirectory()
        let run = try begin(EvidenceDirectory(path: place.path))
        for name in [run.path + "/writing.lock", place.path + "/numbers.lock"] {
            let other = try #require(try FileLock.take(name))
            async let change: Void = onOwnThread(throwing: {
                try run.update { $0.diagnostics.append("one") }
                _ = try run.reserveNumbers(1_000)
            })
            other.release()
            try await change
        }
        #expect(run.manifest.diagnostics == ["one", "one"])
    }

    @Test("Everything is for its owner alone")
    func permissions() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path + "/evidence")
        let run = try begin(evidence)
        try run.append(to: "tests.jsonl") { (file) throws(SystemError) in try file.write("{}\n".utf8) }
        _ = try run.reserveNumbers(1)
        for path in [evidence.path, run.path, run.path + "/artifacts"] {
            #expect(FileAttributes(of: path)?.mode == 0o700, "\(path)")
        }
        for path in [run.path + "/manifest.json", run.path + "/tests.jsonl", evidence.path + "/numbers"] {
            #expect(FileAttributes(of: path)?.mode == 0o600, "\(path)")
        }
    }

    @Test("A run is removed with all that is in it, but never while somebody works at it")
    func removal() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let run = try begin(evidence)
        #expect(try !evidence.remove(run.id))
        run.leave()
        #expect(try evidence.remove(run.id))
        #expect(try evidence.names().isEmpty)
        #expect(throws: EvidenceError.self) { try evidence.remove(run.id) }
    }

    @Test("A run whose manifest is gone or damaged is listed by its name, and can be removed")
    func remains() throws {
        let place = try TemporaryDirectory()
        let evidence = EvidenceDirectory(path: place.path)
        let names = ["20261121_195135Z", "20261121_195135Z_01", "20261122_000000Z"]
        for name in names { try FileSystem.makeDirectory("\(place.path)/\(name)") }
        try AtomicFile.write(Array("{\"cut".utf8), to: "\(place.path)/\(names[1])/manifest.json")
        let lock = try FileLock.take("\(place.path)/\(names[2])/lock")
        let list = try evidence.list()
        #expect(list.map(\.id) == names.reversed())
        #expect(list.map(\.status) == [.running, .error, .error])
        #expect(list.map(\.createdAt.description).last == "2026-11-21T19:51:35.000Z")
        #expect(list.allSatisfy { $0.finishedAt == nil && !$0.diagnostics.isEmpty })
        lock?.release()
        for name in names { #expect(try evidence.remove(name)) }
        #expect(try evidence.list().isEmpty)
    }
}
