import Execution
import JSONText
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import TestSuites

@Suite("The evidence of suites") struct SuiteEvidenceTests {
    @Test("BW-11: what a suite has shown is on the disk as soon as it has ended, before the next one has")
    func incremental() async throws {
        let lab = try SuiteLab()
        let good = SuiteLab.leaving([("a", nil)])
        let seen = Locked<[String]>([])
        let result = try await lab.run(lab.order([lab.suite("one", good), lab.suite("two", good)])) { ground in
            let (tell, evidence) = (ground.tell, lab.evidence)
            ground.tell = { event in
                if event.name == .suiteEnded, event.suite == "one", let manifest = try evidence.list().first {
                    let records = try FileSystem.read("\(evidence.path)/\(manifest.id)/tests.jsonl")
                    seen.withLock {
                        $0 =
                            [manifest.status.rawValue] + manifest.suites.map(\.summary.name)
                            + ["\(records.count { $0 == 10 })"]
                    }
                }
                try await tell(event)
            }
        }
        #expect(seen.withLock { $0 } == ["running", "one", "1"])
        #expect(result.status == .passed)
    }

    @Test("BW-7: no two records have one number, in a run and over the runs of a day")
    func uniqueNumbers() async throws {
        let lab = try SuiteLab()
        let script = SuiteLab.leaving([("a", nil), ("b", "no")]) + "; exit 1"
        let order = lab.order([lab.suite("one", script), lab.suite("two", script)], .parallel(workers: nil))
        var ids: [String] = []
        for _ in 0..<2 {
            for line in try lab.records(try await lab.run(order)) {
                ids.append(try #require(try JSONReader.read(Array(line.utf8))["test_id"]?.string))
            }
        }
        #expect(ids.count == 8)
        #expect(Set(ids).count == 8)
        #expect(ids.allSatisfy { $0.hasPrefix("TST-") && $0.count == 17 })
    }

    @Test("A record has all that is known of a test")
    func record() async throws {
        let lab = try SuiteLab()
        let script = SuiteLab.leaving([("test_get_pets_success", "Expected 200")]) + "; exit 1"
        let result = try await lab.run(lab.order([lab.suite("unit", script)]))
        let line = try #require(try lab.records(result).first)
        let record = try JSONReader.read(Array(line.utf8))
        let failed = try #require(result.suites.first?.failures.first)
        #expect(record["test_id"]?.string == failed.id)
        #expect(record["kind"]?.string == "unit")
        #expect(record["status"]?.string == "failed")
        #expect(record["runner_type"]?.string == "junit")
        #expect(record["route"]?.string == "GET /pets")
        #expect(failed.route == "GET /pets")
        #expect(record["error_message"]?.string == "Expected 200")
        #expect(record["last_run"]?.string.flatMap(Timestamp.init) != nil)
        // BW-16: the report has its ending, and the record leads to it.
        #expect(record["evidence_refs"]?.texts == ["artifacts/unit/01/junit.xml"])
        #expect(record["metadata"]?["class"]?.string == "c")
        let diagnoses = try JSONReader.read(Array(try lab.text(result, "diagnostics.json").utf8))
        #expect(diagnoses.elements?.first?["test_id"]?.string == failed.id)
        #expect(diagnoses.elements?.first?["category"]?.string == "assertion")
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.files.map(\.path) == ["tests.jsonl", "diagnostics.json"])
        // What was closed is known again, byte for byte.
        #expect(manifest.digests.map(\.path) == manifest.files.map(\.path))
        for digest in manifest.digests {
            let text = try lab.text(result, digest.path)
            #expect(digest.sha256 == Digest.sha256(text.utf8) && digest.bytes == text.utf8.count)
        }
    }

    @Test("A crashed suite has a diagnosis, too")
    func crash() async throws {
        let lab = try SuiteLab()
        let script = "echo 'connect ECONNREFUSED 127.0.0.1:5432' >&2; kill -9 $$"
        let result = try await lab.run(lab.order([lab.suite("unit", script), lab.suite("two", script)]))
        let diagnoses = try JSONReader.read(Array(try lab.text(result, "diagnostics.json").utf8))
        #expect(diagnoses.elements?.map { $0["suite"]?.string } == ["unit", "two"])
        #expect(diagnoses.elements?.first?["category"]?.string == "connection")
    }

    @Test("Files of the project are kept by globs, with digests; links are not followed")
    func artifacts() async throws {
        let lab = try SuiteLab()
        var suite = lab.suite(
            "unit",
            "mkdir -p out/deep; echo one > out/a.log; echo two > out/deep/b.log; echo no > out/c.txt; "
                + "ln -s /etc/passwd out/d.log; ln -s /etc out/e; " + SuiteLab.leaving([("a", nil)]))
        suite.artifacts = ["out/**/*.log", "nowhere/*", "../*"]
        let result = try await lab.run(lab.order([suite]))
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        let kept = manifest.artifacts.map(\.path)
        #expect(
            kept == [
                "artifacts/unit/01/junit.xml", "artifacts/unit/01/files/out/a.log",
                "artifacts/unit/01/files/out/deep/b.log",
            ])
        for artifact in manifest.artifacts {
            let path = "\(result.evidencePath ?? "")/\(artifact.path)"
            #expect(try Digest.sha256(ofFile: path).sha256 == artifact.sha256)
            #expect(FileAttributes(of: path)?.mode == 0o600)
        }
    }

    @Test("What is too much is left out, and the manifest says so")
    func tooMuch() async throws {
        let lab = try SuiteLab()
        var suite = lab.suite(
            "unit", "mkdir many; (cd many; seq 1 1005 | xargs touch); " + SuiteLab.leaving([("a", nil)]))
        suite.artifacts = ["many"]
        let result = try await lab.run(lab.order([suite]))
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.artifacts.count == ArtifactCopies.mostFiles)
        #expect(manifest.diagnostics.first?.contains("were not kept") ?? false)
        #expect(result.status == .passed)
    }

    @Test("A file that was there before the attempt, or is teambot's own, is nothing that the suite has left")
    func foreignFiles() async throws {
        let lab = try SuiteLab()
        try FileSystem.makeDirectories(lab.project + "/state/other/attempts")
        for name in ["old.log", "changed.log", "state/other/attempts/stdout.log"] {
            try AtomicFile.write(Array("old\n".utf8), to: "\(lab.project)/\(name)")
        }
        var suite = lab.suite(
            "unit",
            "echo more >> changed.log; echo new > new.log; echo x > state/other/attempts/later.log; "
                + "touch -d 2001-01-01 new.log; " + SuiteLab.leaving([("a", nil)]))
        suite.artifacts = ["**/*.log"]
        // A look at the clock of the file system is as coarse as its ticks.
        let tick = lab.place.path + "/tick"
        repeat {
            try AtomicFile.write([], to: tick)
        } while try !#require(FileStamp(lab.project + "/old.log"))
            .isOlder(thanContentOf: try #require(FileStamp(tick)))
        let result = try await lab.run(lab.order([suite])) { $0.excluded = [$0.project + "/state"] }
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(
            manifest.artifacts.map(\.path).filter { $0.contains("/files/") } == [
                "artifacts/unit/01/files/changed.log", "artifacts/unit/01/files/new.log",
            ])
        #expect(manifest.diagnostics.contains { $0.hasPrefix("1 files that fit `artifacts` of unit were not kept") })
    }

    @Test("A search that is given up says so")
    func largeSearch() throws {
        let lab = try SuiteLab()
        for number in 0..<10 { try AtomicFile.write([], to: "\(lab.project)/\(number).log") }
        let root = try Directory.open(lab.project)
        let all = FileSearch(["*.log"], except: [], most: 100).find(in: root)
        #expect(all.isWhole && all.files.count == 10)
        let some = FileSearch(["*.log"], except: [], most: 100, mostLooks: 5).find(in: root)
        #expect(!some.isWhole && some.files.count == 5)
    }

    @Test("Secrets are in nothing that is kept")
    func secrets() async throws {
        let lab = try SuiteLab()
        var suite = lab.suite(
            "unit",
            "echo $API_TOKEN; echo $API_TOKEN >&2; echo $API_TOKEN > kept.log; printf '<testsuite><testcase name=\"a\">"
                + "<failure message=\"%s\"/></testcase></testsuite>' $API_TOKEN > $TEAMBOT_JUNIT_FILE; exit 1")
        suite.passedVariables = ["API_TOKEN"]
        suite.artifacts = ["*.log"]
        let result = try await lab.run(lab.order([suite]), environment: [("API_TOKEN", "hush-hush-12345")])
        #expect(result.suites.first?.failures.first?.test.problems.first?.message == "[masked: API_TOKEN]")
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        let files = ["manifest.json", "tests.jsonl", "diagnostics.json"] + manifest.artifacts.map(\.path)
        #expect(files.count == 7)
        let attempt = ["cases.jsonl", "junit.xml", "stdout.log", "stderr.log"].map { "attempts/unit/01-test/" + $0 }
        for file in files + attempt { #expect(!(try lab.text(result, file)).contains("hush"), "\(file)") }
    }

    @Test("A secret with characters that XML writes otherwise is known there, too")
    func secretInXML() async throws {
        let lab = try SuiteLab()
        let script =
            "printf '<testsuite><testcase name=\"a\"><failure message=\"it is hush&amp;hush&lt;123\"/>"
            + "</testcase></testsuite>' > $TEAMBOT_JUNIT_FILE; exit 1"
        let result = try await lab.run(
            lab.order([lab.suite("unit", script)]), environment: [("API_TOKEN", "hush&hush<123")])
        #expect(result.suites.first?.failures.first?.test.problems.first?.message == "it is [masked: API_TOKEN]")
        #expect(!(try lab.text(result, "artifacts/unit/01/junit.xml")).contains("hush"))
    }

    @Test("BW-11: what cannot be copied is said in the manifest, and changes nothing else")
    func copyFails() async throws {
        let lab = try SuiteLab()
        let script =
            "place=$TEAMBOT_ATTEMPT_DIR/../../../artifacts; rmdir $place; touch $place; "
            + SuiteLab.leaving([("a", nil)])
        let result = try await lab.run(lab.order([lab.suite("unit", script)]))
        #expect(result.status == .passed)
        let manifest = try lab.evidence.manifest(of: try #require(result.evidence))
        #expect(manifest.status == .passed)
        #expect(manifest.artifacts.isEmpty)
        #expect(manifest.diagnostics.first?.contains("attempt 1 of unit could not be kept") ?? false)
    }

    @Test("Without a place for evidence nothing is run")
    func noEvidence() async throws {
        let lab = try SuiteLab()
        try FileSystem.makeDirectory(lab.place.path + "/locked")
        try AtomicFile.write([], to: lab.evidence.path)
        await #expect(throws: StorageError.self) {
            try await lab.run(lab.order([lab.suite("unit", "touch ran; " + SuiteLab.leaving([("a", nil)]))]))
        }
        #expect(!FileSystem.exists(lab.project + "/ran"))
        #expect(lab.events.withLock { $0.isEmpty })
    }

    @Test("Evidence of the caller is used and stays open, also where a suite runs in it twice")
    func given() async throws {
        let lab = try SuiteLab()
        let moment = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let run = try lab.evidence.begin(at: moment, project: lab.project)
        let order = lab.order([lab.suite("unit", SuiteLab.leaving([("a", nil)]))])
        for _ in 0..<2 { #expect(try await lab.run(order, given: run).evidence == run.id) }
        let manifest = try lab.evidence.manifest(of: run.id)
        #expect(manifest.status == .running)
        #expect(manifest.finishedAt == nil)
        // The suite is there once, with its last run; what the first has left is kept.
        #expect(manifest.suites.map(\.summary.name) == ["unit"])
        #expect(manifest.counts.suites == 1)
        #expect(manifest.counts.tests.total == 1)
        #expect(manifest.tools.count == 1)
        #expect(manifest.diagnostics.count == 1)
        #expect(manifest.diagnostics.first?.contains("unit ran again") ?? false)
        #expect(Set(manifest.artifacts.map(\.path)).count == 2)
        let day = run.id.prefix(8)
        #expect(manifest.suites.first?.records?.first == "TST-\(day)-0002")
        try run.finish(.passed, at: moment)
    }

    @Test("Evidence of the caller stays open, too, where an attempt throws; what had begun then proves nothing")
    func givenThrows() async throws {
        struct Broken: Error {}
        let lab = try SuiteLab()
        let moment = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let run = try lab.evidence.begin(at: moment, project: lab.project)
        let good = SuiteLab.leaving([("a", nil)])
        let order = lab.order([lab.suite("one", good), lab.suite("two", good), lab.suite("three", good)])
        await #expect(throws: Broken.self) {
            try await lab.run(order, given: run) { ground in
                let attempt = ground.attempt
                ground.attempt = { call in
                    if call.suite == "two" { throw Broken() }
                    return try await attempt(call)
                }
            }
        }
        let manifest = try lab.evidence.manifest(of: run.id)
        #expect(manifest.status == .running)
        #expect(manifest.finishedAt == nil)
        #expect(manifest.suites.map(\.summary.name) == ["one"])
        #expect(manifest.awaited == ["two", "three"])
        #expect(manifest.verdict == .failed)
        // It can still be written into, by the same owner and in another run of suites.
        #expect(try await lab.run(lab.order([lab.suite("two", good)]), given: run).status == .passed)
        #expect(try lab.evidence.manifest(of: run.id).awaited == ["three"])
        try run.finish(.failed, at: moment)
    }

    @Test("Of a suite that ran again the diagnoses are those of its last run, and others keep theirs")
    func diagnosedAgain() async throws {
        let lab = try SuiteLab()
        let moment = Timestamp(milliseconds: SystemClock.wallMilliseconds())
        let run = try lab.evidence.begin(at: moment, project: lab.project)
        let bad = SuiteLab.leaving([("a", "connection refused")]) + "; exit 1"
        _ = try await lab.run(lab.order([lab.suite("one", bad), lab.suite("two", bad)]), given: run)
        let result = try await lab.run(lab.order([lab.suite("one", SuiteLab.leaving([("a", nil)]))]), given: run)
        func suites() throws -> [String?] {
            try JSONReader.read(Array(try lab.text(result, "diagnostics.json").utf8)).elements?
                .map { $0["suite"]?.string } ?? []
        }
        #expect(try suites() == ["two"])
        #expect(try lab.evidence.manifest(of: run.id).verdict == .failed)
        _ = try await lab.run(lab.order([lab.suite("two", SuiteLab.leaving([("a", nil)]))]), given: run)
        #expect(try suites() == [])
        #expect(try lab.evidence.manifest(of: run.id).verdict == .passed)
        try run.finish(.passed, at: moment)
    }

    @Test("Who ends all attempts ends the run; what was shown before stays, and nobody is left")
    func stopped() async throws {
        let lab = try SuiteLab()
        let suites = [
            lab.suite("done", SuiteLab.leaving([("a", nil)])), lab.suite("slow", "echo $$ > pid; sleep 61"),
            lab.suite("never", "touch ran"),
        ]
        await #expect(throws: CancellationError.self) {
            try await lab.run(lab.order(suites)) { ground in
                let (tell, pid) = (ground.tell, lab.project + "/pid")
                ground.tell = { event in
                    try await tell(event)
                    guard event.name == .suiteStarted, event.suite == "slow" else { return }
                    startThread {
                        while ((try? FileSystem.read(pid)) ?? []).isEmpty {}
                        lab.running.stopAll()
                    }
                }
            }
        }
        let manifest = try #require(try lab.evidence.list().first)
        #expect(manifest.status == .interrupted)
        #expect(manifest.finishedAt != nil)
        #expect(manifest.suites.map(\.summary.name) == ["done"])
        #expect(!FileSystem.exists(lab.project + "/ran"))
        let text = String(decoding: try FileSystem.read(lab.project + "/pid"), as: UTF8.self)
        #expect(!ProcessIdentity(of: try #require(Int32(text.filter(\.isNumber)))).isAlive)
    }
}
