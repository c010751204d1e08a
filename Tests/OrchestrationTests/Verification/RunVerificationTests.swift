import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite("Verification: a run is proved by its files, and by nothing else")
struct RunVerificationTests {
    /// Something that is not as it was, and what is not proved any more because of it.
    struct Lie: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let tell: @Sendable (ProvedRun) throws -> Void
        let unproved: [String]

        init(_ what: String, _ unproved: String..., tell: @escaping @Sendable (ProvedRun) throws -> Void) {
            (testDescription, self.tell, self.unproved) = (what, tell, unproved)
        }
    }

    private static let manifest = "evidence/\(ProvedRun.evidence)/manifest.json"
    private static let report = "evidence/\(ProvedRun.evidence)/artifacts/unit/01/junit.xml"
    private static let tests = "TEST suites evidence/\(ProvedRun.evidence)"

    @Test("A complete run is proved, and every stage has its proof")
    func whole() throws {
        let run = try ProvedRun()
        #expect(try run.lies() == [])
        let proofs = try run.proofs()
        #expect(Set(proofs.compactMap(\.stage)) == Set(run.workflow.stages.map(\.name)))
        #expect(Set(proofs.map(\.kind)) == Set(Proof.Kind.allCases).subtracting([.accepted, .definition]))
        #expect(proofs.contains { $0.kind == .commit && $0.sentence.contains("no project here to compare with") })
    }

    private static let lies: [Lie] = [
        Lie("a changed workflow", "- copy stages.json") { try $0.write("stages.json", "{ }") },
        Lie("a missing objective", "- copy objective.md") { try $0.remove("objective.md") },
        Lie("a state that says something else", "- state state.json") { run in
            var state = run.state
            state.stages[0].attempts = 7
            var text = StateText(of: run.workflow)
            try run.write("state.json", String(decoding: text.render(state), as: UTF8.self))
        },
        Lie("a missing state", "- state state.json") { try $0.remove("state.json") },
        Lie("a changed result of tests", "TEST artifact test_results.md", "ACCEPT given what it was given") {
            try $0.write("artifacts/test_results.md", "none passed")
        },
        Lie("an artifact that is gone", "ACCEPT artifact accepted.md", "SHIP given what it was given") {
            try $0.remove("artifacts/accepted.md")
        },
        Lie("an artifact that is a link", "ACCEPT artifact accepted.md", "SHIP given what it was given") {
            try $0.link("artifacts/accepted.md")
        },
        Lie("an artifact that is a directory", "ACCEPT artifact accepted.md", "SHIP given what it was given") {
            try $0.remove("artifacts/accepted.md")
            try $0.write("artifacts/accepted.md/file", "")
        },
        Lie("no result of an attempt", "SPEC attempt attempts/SPEC/01-work") {
            try $0.remove("attempts/SPEC/01-work/result.json")
        },
        Lie("a changed result of an attempt", "LINT attempt attempts/LINT/01-command") {
            let name = "attempts/LINT/01-command/result.json"
            let text = String(decoding: try FileSystem.read($0.run.path + "/" + name), as: UTF8.self)
            try $0.write(name, text.replacing("\"duration_seconds\":1", with: "\"duration_seconds\":2"))
        },
        Lie("another exit status where nothing was printed", "SPEC attempt attempts/SPEC/01-work") {
            let name = "attempts/SPEC/01-work/result.json"
            let text = String(decoding: try FileSystem.read($0.run.path + "/" + name), as: UTF8.self)
            try $0.write(name, text.replacing("\"exit_status\":0", with: "\"exit_status\":3"))
        },
        Lie("a changed output", "LINT attempt attempts/LINT/01-command") {
            try $0.write("attempts/LINT/01-command/stdout.log", "dirty\n")
        },
        Lie("an output that nobody has printed", "SPEC attempt attempts/SPEC/01-work") {
            try $0.write("attempts/SPEC/01-work/stderr.log", "more\n")
        },
        Lie("a report that was changed", "TEST suites " + report) { try $0.write(report, "<testsuit3/>") },
        Lie("records that are gone", "TEST suites evidence/\(ProvedRun.evidence)/tests.jsonl") {
            try $0.remove("evidence/\(ProvedRun.evidence)/tests.jsonl")
        },
        Lie("one byte of the records that is another one", "TEST suites evidence/\(ProvedRun.evidence)/tests.jsonl") {
            try $0.write("evidence/\(ProvedRun.evidence)/tests.jsonl", "[}\n")
        },
        Lie(
            "records of which an older teambot has no digest",
            "TEST suites evidence/\(ProvedRun.evidence)/tests.jsonl"
        ) { try $0.rewrite(manifest, "\"evidence_digests\"", "\"others\"") },
        Lie("a manifest that is gone", tests) { try $0.remove(manifest) },
        Lie("a manifest with other counts", tests) { try $0.rewrite(manifest, "\"passed\": 3", "\"passed\": 4") },
        Lie("evidence that has failed", tests) {
            try $0.rewrite(manifest, "\"status\": \"passed\",\n  \"target\"", "\"status\": \"failed\",\n  \"target\"")
        },
        Lie("evidence without a commit", "TEST commit git") { try $0.rewrite(manifest, "\"commit\"", "\"comit\"") },
    ]

    @Test("Whatever is not as it was is found, and nothing else is", arguments: lies)
    func lie(_ lie: Lie) throws {
        let run = try ProvedRun()
        try lie.tell(run)
        let found = try run.lies()
        // What comes after a stage was given another artifact, too.
        #expect(
            found.filter { !$0.hasSuffix(" given what it was given") }
                == lie.unproved.filter { !$0.contains(" given ") })
        #expect(lie.unproved.allSatisfy(found.contains), "\(found)")
    }

    @Test("A changed specification is another one than was judged, accepted and approved")
    func specification() throws {
        let run = try ProvedRun()
        try run.write(
            "artifacts/feature_spec.md", ProvedRun.specification.replacing("`true`", with: "`false`"))
        let lies = try run.lies()
        for lie in [
            "SPEC artifact feature_spec.md", "REVIEW given what was judged", "ACCEPT scenarios feature_spec.md",
            "SHIP approval feature_spec.md",
        ] { #expect(lies.contains(lie), "\(lie) in \(lies)") }
    }

    @Test("No attempts, no evidence, no journal of an end: nothing passes because nothing is there")
    func nothing() throws {
        let run = try ProvedRun()
        try run.remove("attempts")
        try run.remove("evidence")
        let lies = try run.lies()
        for stage in ["SPEC", "REVIEW", "LINT", "TEST", "ACCEPT"] {
            #expect(lies.contains { $0.hasPrefix("\(stage) attempt") }, "\(stage) in \(lies)")
        }
        #expect(lies.contains(Self.tests))
        let open = try ProvedRun { if $0.name == .runEnded { $0.status = RunStatus.failed.rawValue } }
        #expect(try open.lies() == ["- run widget"])
    }

    @Test("What a run of an older teambot has not recorded is not proved, and is said to be so")
    func older() throws {
        let given = try ProvedRun { if $0.stage == "REVIEW" { $0.given = nil } }
        #expect(try given.lies() == ["REVIEW given what was judged"])
        let digests = try ProvedRun { if $0.stage == "LINT" { $0.resultDigest = nil } }
        #expect(try digests.lies() == ["LINT attempt attempts/LINT/01-command"])
        let approval = try ProvedRun { if $0.name == .approvalDecided { $0.artifacts = nil } }
        #expect(try approval.lies() == ["SHIP approval decision"])
        let scenarios = try ProvedRun { if $0.name == .scenariosRecorded { $0.scenarios = [] } }
        #expect(try scenarios.lies() == ["ACCEPT scenarios feature_spec.md"])
        for run in [given, digests, approval, scenarios] {
            #expect(try run.proofs().filter { $0.isProved == false }.allSatisfy { $0.sentence.contains("not proved") })
        }
    }

    @Test("A reviewer who is missing, or whose reply does not approve, proves no verdict; several do by their rule")
    func verdicts() throws {
        let missing = try ProvedRun { if $0.stage == "REVIEW", $0.task == "pm" { $0.task = "ba" } }
        #expect(try missing.lies() == ["REVIEW verdict pm", "REVIEW verdict approval"])
        let run = try ProvedRun()
        try run.write("attempts/REVIEW/02-review/stdout.log", "REJECTED: no\n")
        #expect(
            try run.lies() == [
                "REVIEW attempt attempts/REVIEW/02-review", "REVIEW verdict pm", "REVIEW verdict approval",
            ])
        var stages = ProvedRun.stages
        stages[1].approvalRule = .any
        let any = try ProvedRun(stages: stages)
        try any.write("attempts/REVIEW/02-review/stdout.log", "REJECTED: no\n")
        #expect(try any.lies() == ["REVIEW attempt attempts/REVIEW/02-review"])
    }

    @Test("What a person has accepted is told as that; what was judged is not proved by it, nor what was tested")
    func accepted() throws {
        let run = try ProvedRun()
        try run.write("artifacts/feature_spec.md", ProvedRun.specification + "\nRubbish.\n")
        for stage in ["SPEC", "REVIEW", "LINT", "TEST", "ACCEPT"] { try run.accept(stage) }
        let lies = try run.lies()
        for lie in ["REVIEW given what was judged", "LINT given what it was given", "TEST given what it was given"] {
            #expect(lies.contains(lie), "\(lie) in \(lies)")
        }
        let proofs = try run.proofs()
        let judged = proofs.first { $0.stage == "REVIEW" && $0.kind == .given }
        #expect(judged?.sentence.contains("accepted by anna at ") == true)
        #expect(judged?.sentence.hasSuffix("but not judged again.") == true)
        let spec = proofs.filter { $0.stage == "SPEC" && $0.subject == "feature_spec.md" }
        #expect(spec.map(\.kind) == [.accepted] && spec.first?.isProved == true, "\(spec)")
    }

    @Test("A person's acceptance proves the work that it is about")
    func acceptedWork() throws {
        let stages = [
            Stage(name: "SPEC", workAgent: "ba", artifacts: ["feature_spec.md"], nextStages: ["DONE"]),
            Stage(name: "DONE", kind: .marker),
        ]
        let run = try ProvedRun(stages: stages)
        try run.write("artifacts/feature_spec.md", "Other.\n")
        #expect(try run.lies() == ["SPEC artifact feature_spec.md"])
        try run.accept("SPEC")
        #expect(try run.lies() == [])
        try run.write("artifacts/feature_spec.md", "Another.\n")
        #expect(try run.lies() == ["SPEC artifact feature_spec.md"])
    }

    @Test("A change of the objective that was taken refutes what was done before, until a person accepts it")
    func takenChange() throws {
        let stages = [
            Stage(name: "SPEC", workAgent: "ba", artifacts: ["feature_spec.md"], nextStages: ["DONE"]),
            Stage(name: "DONE", kind: .marker),
        ]
        let run = try ProvedRun(stages: stages)
        try run.takeChange(of: "objective.md", "# Objective: Widget\n\n## Goals\n\n- Another one\n")
        #expect(try run.lies() == ["SPEC definition definition"])
        try run.accept("SPEC")
        #expect(try run.lies() == [])
    }

    @Test("Each copy that the run had before is proved once, however many changes it has outlived")
    func copiesOnce() throws {
        let run = try ProvedRun()
        try run.takeChange(of: "objective.md", "# Objective: Widget\n\n## Goals\n\n- Another one\n")
        try run.takeChange(of: "stages.json", "{ }")
        try run.takeChange(of: "stages.json", "{  }")
        let subjects = try run.proofs().filter { $0.kind == .copy }.map(\.subject)
        #expect(subjects.count == 5 && Set(subjects).count == 5, "\(subjects)")
    }

    @Test("What cannot be compared is neither proved nor refuted")
    func incomparable() throws {
        let proofs = try ProvedRun().proofs()
        #expect(proofs.filter { $0.isProved == nil }.map(\.kind) == [.commit])
    }

    @Test("What a person has approved in the place of what the work had left is known as that, and nothing else is")
    func approvedInstead() {
        let workflow = Workflow(stages: [Stage(name: "A", kind: .command(["a"]), artifacts: ["a.md", "b.md"])])
        func artifact(_ name: String, _ sha256: String) -> Artifact {
            Artifact(path: name, bytes: 1, sha256: sha256)
        }
        let waiting = Event(.stageWaiting, stage: "A").with {
            $0.artifacts = [artifact("a.md", "1"), artifact("b.md", "1")]
        }
        let decided = Event(.approvalDecided, stage: "A").with {
            ($0.decision, $0.by, $0.artifacts) = (.approve, "anna", [artifact("a.md", "2")])
        }
        let completed = Event(.stageCompleted, stage: "A").with {
            $0.artifacts = [artifact("a.md", "2"), artifact("b.md", "1")]
        }
        let record = RecordedRun([waiting, decided, completed], of: workflow)
        #expect(record.approvedInstead == ["a.md"] && record.approval(of: "A")?.hasPrefix("approved by anna") == true)
        let again = Event(.attemptStarted, stage: "A").with { ($0.attempt, $0.role) = (2, .command) }
        #expect(RecordedRun([waiting, again, decided, completed], of: workflow).approvedInstead.isEmpty)
    }

    @Test("A stage that was skipped is listed with its reason; one that was not done is open")
    func skipped() throws {
        let run = try ProvedRun {
            guard $0.stage == "LINT", $0.name == .stageCompleted else { return }
            ($0.name, $0.message) = (.stageSkipped, "skipped by --skip")
        }
        #expect(try run.lies() == [])
        #expect(try run.proofs().contains { $0.stage == "LINT" && $0.sentence.contains("skipped by --skip") })
        let open = try ProvedRun { if $0.stage == "SHIP", $0.name == .stageCompleted { $0.name = .warning } }
        #expect(try open.lies().contains { $0.hasPrefix("SHIP stage ") })
    }
}

extension ProvedRun {
    /// Replaces a text of a file, which must be there.
    func rewrite(_ name: String, _ old: String, _ new: String) throws {
        let text = String(decoding: try FileSystem.read(run.path + "/" + name), as: UTF8.self)
        try #require(text.contains(old), "\(old) in \(text)")
        try write(name, text.replacing(old, with: new))
    }
}
