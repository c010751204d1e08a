import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    /// `teambot evidence`: what suites have left.
    @Suite("teambot evidence") struct EvidenceVerb {
        private static let stages = SuitesText().suite(
            "unit", tests: [("test_a", ""), ("test_b", SuitesText.failure("connection refused"))]
        ).text

        /// A project in which suites were run so often.
        private func project(_ count: Int) throws -> TemporaryProject {
            let project = try TemporaryProject(stages: Self.stages)
            for _ in 0..<count { #expect(try project.teambot("test").status == 4) }
            return project
        }

        private func list(_ project: TemporaryProject) throws -> [JSONValue] {
            try JSONReader.read(Array(project.teambot("evidence", "list", "--json").output.utf8))["evidence"]?.elements
                ?? []
        }

        @Test("A list has all of them, the newest first; there may be none")
        func listed() throws {
            let empty = try TemporaryProject().teambot("evidence", "list")
            #expect(empty.status == 0 && empty.output.isEmpty && empty.errors.contains("no evidence yet"), "\(empty)")
            let project = try project(2)
            let ids = try list(project).compactMap { $0["id"]?.string }
            #expect(ids.count == 2 && ids == ids.sorted(by: >))
            let text = try project.teambot("evidence", "list")
            #expect(text.output.hasPrefix("evidence ") && text.output.contains(ids[0]), "\(text)")
            #expect(text.output.contains("failed"))
        }

        @Test("One is shown by the beginning of its id: suites, failing tests with their causes, files")
        func shown() throws {
            let project = try project(1)
            let id = try #require(try list(project).first?["id"]?.string)
            let end = try project.teambot("evidence", "show", String(id.prefix(8)))
            #expect(end.status == 0, "\(end)")
            for part in ["\(id): failed", "FAIL  unit", "test_b (tests/test_b.py:7)", "connection", "manifest.json"] {
                #expect(end.output.contains(part), "\(part): \(end)")
            }
            let json = try JSONReader.read(Array(project.teambot("evidence", "show", id, "--json").output.utf8))
            #expect(json["tests"]?.elements?.first?["test_id"]?.string == "TST-\(id.prefix(8))-0002", "\(end)")
            #expect(json["diagnostics"]?.elements?.first?["category"]?.string == "connection")
            #expect(json["manifest"]?["run_id"]?.string == id)
            let unknown = try project.teambot("evidence", "show", "nothing")
            #expect(unknown.status == 2 && unknown.errors.contains("teambot evidence list"), "\(unknown)")
            #expect(try project.teambot("evidence", "show").status == 2)
        }

        @Test("A beginning that several have is refused with their places")
        func ambiguous() throws {
            let end = try project(2).teambot("evidence", "show", "2")
            #expect(end.status == 2 && end.errors.contains("may be any of 2"), "\(end)")
        }

        @Test("Pruning keeps the newest and what is open, says what went; with --dry-run nothing goes")
        func pruned() throws {
            let project = try project(3)
            let ids = try list(project).compactMap { $0["id"]?.string }
            let kept = try project.teambot("evidence", "prune")
            #expect(kept.status == 0 && kept.errors.contains("Nothing is to be removed"), "\(kept)")
            let trial = try project.teambot("evidence", "prune", "--keep", "1", "--dry-run", "--json")
            let told = try JSONReader.read(Array(trial.output.utf8))
            #expect(told["removed"]?.elements?.count == 2 && told["dry_run"]?.bool == true, "\(trial)")
            #expect(try list(project).count == 3)
            let lock = try FileLock.take("\(project.path)/state/evidence/\(ids[2])/lock")
            let end = try project.teambot("evidence", "prune", "--keep", "1")
            #expect(end.status == 0 && end.output == "\(ids[1])  evidence\n", "\(end)")
            #expect(end.errors.contains("kept: \(ids[2]) is still at work"), "\(end)")
            #expect(end.errors.contains("Removed: 1 evidence run, "))
            #expect(try list(project).compactMap { $0["id"]?.string } == [ids[0], ids[2]])
            withExtendedLifetime(lock) {}
            #expect(try project.teambot("evidence", "list", "--keep", "3").status == 2)
            #expect(try project.teambot("evidence", "prune", ids[0]).status == 2)
        }

        @Test("An open evidence run of a caller is used and stays open; one that is closed or unknown is refused")
        func given() throws {
            let project = try project(1)
            let closed = try #require(try list(project).first?["id"]?.string)
            let refused = try project.teambot("test", "--evidence", closed)
            #expect(refused.status == 2 && refused.errors.contains("was closed"), "\(refused)")
            let unknown = try project.teambot("test", "--evidence", "20200101_000000Z")
            #expect(unknown.status == 2 && unknown.errors.contains("There is no evidence run"), "\(unknown)")
            let manifest = "state/evidence/20260101_000000Z/manifest.json"
            try project.write(manifest, "{\"run_id\": \"20260101_000000Z\", \"status\": \"running\"}")
            #expect(try project.teambot("test", "--evidence", "20260101_000000Z").status == 4)
            let root = try JSONReader.read(Array(project.read(manifest).utf8))
            #expect(root["finished_at"]?.string == nil && root["status"]?.string == "running")
            #expect(root["suites"]?.elements?.count == 1, "\(root)")
        }

        /// A project whose suites pass, fail and pass only where there is a file `fixed`.
        private func openProject() throws -> (project: TemporaryProject, id: String) {
            let once = "if [ -e fixed ]; then \(SuitesText.report([("test_c", "")])) else "
            let project = try TemporaryProject(
                stages: SuitesText().suite("unit", tests: [("test_a", ""), ("test_b", "")])
                    .suite("api", tests: [("test_x", "")])
                    .suite("later", once + SuitesText.report([("test_c", SuitesText.failure("no"))]) + "fi").text)
            let end = try project.teambot("evidence", "begin")
            #expect(end.status == 0, "\(end)")
            #expect(end.output.hasSuffix("Z\n") && end.output.utf8.count == 17, "the id alone: \(end)")
            return (project, String(end.output.dropLast()))
        }

        private func status(_ project: TemporaryProject, _ id: String) throws -> String? {
            try list(project).first { $0["id"]?.string == id }?["status"]?.string
        }

        @Test("One that is begun is open for several calls, and its end follows from all their suites")
        func begun() throws {
            let (project, id) = try openProject()
            #expect(try status(project, id) == "open")
            #expect(try project.teambot("test", "unit", "--evidence", id).status == 0)
            #expect(try status(project, id) == "open")
            #expect(try project.teambot("test", "api", "--evidence", id).status == 0)
            #expect(try project.teambot("evidence", "show", id).output.hasPrefix("\(id): open"))
            let end = try project.teambot("evidence", "close", id)
            #expect(end.status == 0 && end.output.hasPrefix("\(id): passed"), "\(end)")
            let manifest = try JSONReader.read(Array(project.read("state/evidence/\(id)/manifest.json").utf8))
            #expect(manifest["suites"]?.elements?.compactMap { $0["name"]?.string } == ["unit", "api"])
            #expect(manifest["counts"]?["tests"]?.integer == 3 && manifest["counts"]?["test_suites"]?.integer == 2)
            for words in [["evidence", "close", id], ["test", "--evidence", id]] {
                let again = try RunningTeambot(words, in: project).finish()
                #expect(again.status == 2 && again.errors.contains("closed"), "\(again)")
            }
        }

        @Test("A suite that runs again counts once, by its last run; the earlier one is told")
        func again() throws {
            let (project, id) = try openProject()
            #expect(try project.teambot("test", "unit", "later", "--evidence", id).status == 4)
            #expect(try project.teambot("evidence", "show", id).output.contains("test_c ("))
            try project.write("fixed", "")
            #expect(try project.teambot("test", "later", "--evidence", id).status == 0)
            let shown = try project.teambot("evidence", "show", id)
            #expect(!shown.output.contains("test_c ("), "\(shown)")
            #expect(shown.output.contains("later ran again, and its last run counts. Before it was failed"), "\(shown)")
            let end = try project.teambot("evidence", "close", id, "--json")
            let root = try JSONReader.read(Array(end.output.utf8))
            #expect(end.status == 0 && root["status"]?.string == "passed", "\(end)")
            #expect(root["tests_count"]?.integer == 3 && root["failed_count"]?.integer == 0, "\(end)")
        }

        @Test("Two calls at once lose nothing of each other; while one is at work nobody closes it")
        func together() throws {
            let (project, id) = try openProject()
            let calls = try ["unit", "api"].map { try project.start("test", $0, "--evidence", id) }
            for call in calls { #expect(try call.finish().status == 0) }
            let lock = try FileLock.take("\(project.path)/state/evidence/\(id)/2.lock")
            let refused = try project.teambot("evidence", "close", id)
            #expect(refused.status == 7 && refused.errors.contains("still at work"), "\(refused)")
            lock?.release()
            #expect(try project.teambot("evidence", "close", id).status == 0)
            #expect(Set(try list(project).first?["suites"]?.texts ?? []) == ["unit", "api"])
        }

        @Test("Closing is exit 4 where a suite failed, and where nothing ran")
        func closed() throws {
            let (project, id) = try openProject()
            #expect(try project.teambot("test", "later", "unit", "--evidence", id).status == 4)
            let failed = try project.teambot("evidence", "close", id)
            #expect(failed.status == 4 && failed.output.hasPrefix("\(id): failed"), "\(failed)")
            let other = try project.teambot("evidence", "begin", "--out", "proofs")
            let empty = try project.teambot("evidence", "close", String(other.output.dropLast()), "--out", "proofs")
            #expect(empty.status == 4 && empty.output.contains(": nothing ran"), "\(empty)")
            let left = "20260101_000000Z"
            try project.write(
                "state/evidence/\(left)/manifest.json", #"{"status": "open", "awaited_suites": ["e2e"]}"#)
            let killed = try project.teambot("evidence", "close", left)
            #expect(killed.status == 4 && killed.output.contains("never ended"), "\(killed)")
            for words in [["begin", "x"], ["close"], ["close", "20200101"], ["begin", "--keep", "1"]] {
                #expect(try RunningTeambot(["evidence"] + words, in: project).finish().status == 2, "\(words)")
            }
        }

        @Test("Pruning takes an open one only by its age")
        func prunedOpen() throws {
            let (project, id) = try openProject()
            #expect(try project.teambot("evidence", "begin").status == 0)
            let kept = try project.teambot("evidence", "prune", "--keep", "1")
            #expect(kept.errors.contains("kept: \(id) is open"), "\(kept)")
            let old = "20200101_000000Z"
            try project.write(
                "state/evidence/\(old)/manifest.json",
                #"{"status": "open", "created_at": "2020-01-01T00:00:00.000Z"}"#)
            let end = try project.teambot("evidence", "prune", "--older-than", "30")
            #expect(end.output == "\(old)  evidence\n", "\(end)")
            #expect(try status(project, id) == "open")
        }
    }
}
