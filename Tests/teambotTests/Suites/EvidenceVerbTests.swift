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
    }
}
