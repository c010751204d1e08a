import Configuration
import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// Changes of `stages.json`, of the objective and of the user's texts after a stage was done.
@Suite struct DefinitionChangeTests {
    private static let before = """
        { "version": 1,
          "agents": { "maker": { "persona": "builder", "runner": "claude", "model": "small" } },
          "stages": {
            "A": { "work_agent": "maker", "artifacts": ["a.md"], "next_stages": ["B"] },
            "B": { "command": ["one"], "timeout_seconds": 5, "next_stages": [] } } }
        """
    private static let objective = "# Title\n\n## Goals\n\n1. One\n\n## Success Criteria\n\n- [ ] Good\n"

    private let directory: TemporaryDirectory
    private let run: RunDirectory

    init() throws {
        directory = try TemporaryDirectory()
        run = RunDirectory(path: directory.path)
        for name in ["artifacts", "copies"] { try FileSystem.makeDirectory(directory.path + "/" + name) }
        try AtomicFile.write(Array("made".utf8), to: run.artifacts + "/a.md")
    }

    private static func workflow(_ text: String) throws -> Workflow {
        try #require(
            WorkflowReader.read(Array(text.utf8), fileName: "s", directory: "/", fileExists: { _ in true }).workflow)
    }

    /// A finished run that has taken these copies after it was done.
    private func stale(
        _ workflow: String = before, _ objective: String = objective, since before: String = before, keeps: Bool = true,
        change: (inout RunState) -> Void = { _ in }
    ) throws -> [StaleStage] {
        let (old, now) = (Digest.sha256(before.utf8), Digest.sha256(workflow.utf8))
        let (oldGoal, newGoal) = (Digest.sha256(Self.objective.utf8), Digest.sha256(objective.utf8))
        if keeps {
            try AtomicFile.write(Array(before.utf8), to: run.keptWorkflow(old))
            try AtomicFile.write(Array(Self.objective.utf8), to: run.keptObjective(oldGoal))
        }
        let present = try Self.workflow(workflow)
        var state = RunState(of: present)
        let made = Artifact(path: "a.md", bytes: 4, sha256: Digest.sha256("made".utf8))
        var given = GivenDigest()
        given.add(made)
        let events = [
            Event(.runStarted).with {
                $0.workflowDigest = old
                $0.objectiveDigest = oldGoal
            },
            Event(.stageCompleted, stage: "A").with { $0.artifacts = [made] },
            Event(.stageCompleted, stage: "B").with { $0.given = given },
            Event(.runResumed).with {
                $0.workflowDigest = now
                $0.objectiveDigest = newGoal
            },
        ]
        for event in events { state.apply(event, in: present) }
        change(&state)
        let read = ObjectiveReader.read(Array(objective.utf8), fileName: "o.md").objective
        return try Freshness(run, present, read, project: directory.path).staleStages(state)
    }

    @Test("A run whose copies are the same has nothing stale")
    func same() throws { #expect(try stale() == []) }

    @Test("A setting that can change a result makes its stage stale, with what it was and is")
    func setting() throws {
        let text = Self.before.replacing("small", with: "large").replacing("\"one\"", with: "\"two\"")
        #expect(
            try stale(text) == [
                StaleStage(
                    stage: "A", causes: [.setting(key: "agents.maker.model", was: "small", now: "large")]),
                StaleStage(stage: "B", causes: [.setting(key: "command", was: #"["one"]"#, now: #"["two"]"#)]),
            ])
    }

    @Test("A condition is shown as it stands in stages.json, and no secret with it")
    func condition() throws {
        let agent = #""runner": "claude", "env": { "THE_TOKEN": "hidden-for-good" }"#
        let before = Self.before.replacing(#""runner": "claude""#, with: agent).replacing(
            #""command": ["one"]"#,
            with: #""command": ["one", "hidden-for-good"], "when": { "env": { "MY_TOKEN": "first-secret" } }"#)
        let after = before.replacing("\"one\"", with: "\"two\"").replacing(
            #"{ "env": { "MY_TOKEN": "first-secret" } }"#,
            with: #"{ "artifact_contains": { "a.md": "ok" }, "env": { "MY_TOKEN": "other-secret", "CI": "1" } }"#)
        let causes = try #require(try stale(after, since: before).first).causes
        let words = ["first-secret", "other-secret"].map { TextDigest.short($0) }
        #expect(
            causes == [
                .setting(
                    key: "command", was: #"["one","[masked: THE_TOKEN]"]"#, now: #"["two","[masked: THE_TOKEN]"]"#),
                .setting(
                    key: "when", was: #"{"env":{"MY_TOKEN":"(\#(words[0]))"}}"#,
                    now: #"{"artifact_contains":{"a.md":"ok"},"env":{"MY_TOKEN":"(\#(words[1]))","CI":"1"}}"#),
            ])
    }

    @Test("A setting that changes no result makes nothing stale, nor one that a person has wanted otherwise")
    func indifferent() throws {
        #expect(try stale(Self.before.replacing("\"timeout_seconds\": 5", with: "\"timeout_seconds\": 9")) == [])
        let text = Self.before.replacing("small", with: "large")
        #expect(try stale(text) { $0.stages[0].order = StageOrder(model: "huge") } == [])
    }

    @Test("A list is not the same as one with other borders between its values")
    func lists() throws {
        let text = Self.before.replacing("[\"one\"]", with: "[\"echo\", \"a b\"]")
        #expect(
            try stale(Self.before.replacing("[\"one\"]", with: "[\"echo\", \"a\", \"b\"]"), since: text).map(\.stage)
                == ["B"])
        let criteria = Self.before.replacing("\"artifacts\"", with: "\"exit_criteria\": [\"a, b\"], \"artifacts\"")
        #expect(try stale(criteria.replacing("a, b", with: "a\", \"b"), since: criteria).map(\.stage) == ["A"])
    }

    @Test("The approval of a stage's work does not count for the work of another stage")
    func mapping() throws {
        func text(_ work: String) -> String {
            """
            { "version": 1,
              "stages": {
                "A": { "work_agent": "builder-1", "artifacts": ["a.md"], "next_stages": ["C"] },
                "C": { "work_agent": "builder-1", "artifacts": ["c.md"], "next_stages": ["B"] },
                "B": { "is_review_stage": true, "work_agent": "builder-1", "review_agent": "reviewer", "next_stages": [] } },
              "work_to_review_mapping": { "\(work)": "B" } }
            """
        }
        let stale = try stale(text("C"), since: text("A"))
        #expect(
            stale == [StaleStage(stage: "B", causes: [.setting(key: "work_to_review_mapping", was: "A", now: "C")])])
    }

    @Test("A template that is added or taken away makes its stage stale; one of which nothing was recorded does not")
    func template() throws {
        try AtomicFile.write(Array("{{stage}}".utf8), to: directory.path + "/t.md")
        let path = String(directory.path.dropFirst()) + "/t.md"
        let with = Self.before.replacing("\"artifacts\"", with: "\"prompt_template\": \"\(path)\", \"artifacts\"")
        let added = try stale(with)
        #expect(added.map(\.stage) == ["A"])
        #expect(added.first?.causes.contains(.setting(key: "prompt_template", was: nil, now: "/" + path)) == true)
        #expect(try stale(Self.before, since: with).map(\.stage) == ["A"])
        #expect(try stale(with, since: with) == [])
    }

    @Test("A part of the objective that a stage has seen makes it stale; commands see none")
    func objective() throws {
        let text = Self.objective.replacing("One", with: "Two")
        #expect(try stale(Self.before, text) == [StaleStage(stage: "A", causes: [.objective(parts: ["goals"])])])
    }

    @Test("Where the earlier copy is missing or is not what it was, nobody knows")
    func missing() throws {
        let text = Self.before.replacing("small", with: "large")
        #expect(try stale(text, keeps: false).map(\.causes) == [[.unknown], [.unknown]])
        try AtomicFile.write([123], to: run.keptWorkflow(Digest.sha256(Self.before.utf8)))
        #expect(try stale(text, keeps: false).map(\.stage) == ["A", "B"])
    }

    @Test("A persona of the project that is new or another one makes the stages of its agents stale")
    func persona() throws {
        try FileSystem.makeDirectory(directory.path + "/agents")
        try AtomicFile.write(Array("You are careful.".utf8), to: directory.path + "/agents/maker.md")
        let stale = try stale()
        #expect(stale.map(\.stage) == ["A"])
        guard case .template(nil, let now?) = stale.first?.causes.first else {
            Issue.record("\(stale)")
            return
        }
        #expect(try self.stale { $0.stages[0].templateDigest = now } == [])
        try AtomicFile.write(Array("You are quick.".utf8), to: directory.path + "/agents/maker.md")
        #expect(try self.stale { $0.stages[0].templateDigest = now }.map(\.stage) == ["A"])
    }

    @Test("An artifact that was changed after a person has said yes to it makes the approval stale")
    func approval() throws {
        let old = Artifact(path: "a.md", bytes: 1, sha256: String(repeating: "0", count: 64))
        let stale = try stale { state in
            state.stages[1].approval = ApprovalRecord(by: nil, at: Timestamp(milliseconds: 0), artifacts: [old])
        }
        let now = FileChange.Presence.file(sha256: Digest.sha256("made".utf8))
        #expect(
            stale == [
                StaleStage(
                    stage: "B", causes: [.input(FileChange(path: "a.md", was: old.sha256, now: now), stage: "A")])
            ])
    }

    @Test("A run of an earlier version, which has recorded nothing of what was given, is not stale for that")
    func earlierVersion() throws {
        let stale = try stale {
            $0.stages[1].given = GivenDigest()
            $0.stages[1].isGroundUnknown = true
        }
        #expect(stale == [])
    }
}
