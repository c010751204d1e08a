import Configuration
import Platform
import RunStorage
import StateMachine
import TestSupport

@testable import Orchestration

/// A complete run of every kind of stage, as an engine leaves it, made of real files.
final class ProvedRun {
    static let specification = """
        # Try It

        ## Acceptance Test Scenarios

        ### AT-001: It
        - **Expected Result**: exit status 0
        - **Verification**: `true`

        """
    static let evidence = "20260101_000000Z"
    static let commit = String(repeating: "a", count: 40)

    let workflow: Workflow
    let run: RunDirectory
    private let directory: TemporaryDirectory
    private(set) var state: RunState
    private var events: [Event] = []
    private var openAttempts: [String: Int] = [:]

    /// The stages of the run.
    static var stages: [Stage] {
        var review = Stage(name: "REVIEW", kind: .review, workAgent: "builder-1", nextStages: ["LINT"])
        review.reviewAgents = ["reviewer", "pm"]
        return [
            Stage(name: "SPEC", workAgent: "ba", artifacts: ["feature_spec.md"], nextStages: ["REVIEW"]), review,
            Stage(name: "LINT", kind: .command(["true"]), nextStages: ["TEST"]),
            Stage(name: "TEST", kind: .suites(["unit"]), artifacts: ["test_results.md"], nextStages: ["ACCEPT"]),
            Stage(name: "ACCEPT", kind: .acceptance, artifacts: ["accepted.md"], nextStages: ["SHIP"]),
            Stage(name: "SHIP", kind: .approval(question: "Ship it?"), nextStages: ["DONE"]),
            Stage(name: "DONE", kind: .marker),
        ]
    }

    /// Makes the files of a run; `change` tells the journal something else than what has happened.
    init(stages: [Stage] = ProvedRun.stages, _ change: (inout Event) -> Void = { _ in }) throws {
        workflow = Workflow(stages: stages, reviewOfWork: ["SPEC": "REVIEW"])
        state = RunState(of: workflow)
        directory = try TemporaryDirectory()
        run = RunDirectory(path: directory.path + "/state/widget")
        for name in ["artifacts", "attempts"] { try FileSystem.makeDirectories(run.path + "/" + name) }
        try write("stages.json", "{}")
        try write("objective.md", "# Objective: Widget\n")
        for event in try facts() { take(event, change) }
        try save()
    }

    private func take(_ event: Event, _ change: (inout Event) -> Void = { _ in }) {
        var event = event
        event.sequence = events.count + 1
        change(&event)
        state.apply(event, in: workflow)
        events.append(event)
    }

    private func save() throws {
        try Descriptor.replacing(run.journal).write(events.flatMap { EventLine.encode($0) })
        var text = StateText(of: workflow)
        try Descriptor.replacing(run.state).write(text.render(state))
    }

    /// Accepts a stage as it stands, as `teambot accept` does.
    func accept(_ stage: String) throws {
        let position = workflow.position(of: stage) ?? 0
        let ground = StandingGround(run, workflow, state)
        var event = Event(.stageAccepted, stage: stage).with { $0.by = "anna" }
        try ground.record(of: position, in: &event)
        take(event)
        try save()
    }

    /// Takes a change of a copy of the run, as `teambot resume` does.
    func takeChange(of name: String, _ text: String) throws {
        let old = digest(name)
        try write(
            "copies/\(old.prefix(16))-\(name)", String(decoding: FileSystem.read(run.path + "/" + name), as: UTF8.self))
        try write(name, text)
        let resumed = Event(.runResumed).with {
            ($0.workflowDigest, $0.objectiveDigest) = (digest("stages.json"), digest("objective.md"))
            $0.recordsGround = true
        }
        take(resumed)
        take(Event(.runEnded).with { $0.status = RunStatus.complete.rawValue })
        try save()
    }

    /// Writes a file of the run.
    func write(_ name: String, _ text: String) throws {
        let path = run.path + "/" + name
        try FileSystem.makeDirectories(FileSystem.parent(of: path))
        try Descriptor.replacing(path).write(Array(text.utf8))
    }

    /// Removes a file or a directory of the run.
    func remove(_ name: String) throws { try FileSystem.removeTree(run.path + "/" + name) }

    /// Replaces a file of the run by a link to its content elsewhere.
    func link(_ name: String) throws {
        let (path, other) = (run.path + "/" + name, directory.path + "/other")
        try Descriptor.replacing(other).write(FileSystem.read(path))
        try FileSystem.removeFile(path)
        SymbolicLink.make(path, to: other)
    }

    /// What a verification says.
    func proofs() throws -> [Proof] {
        try RunVerification(run, workflow, isHeld: false, directory: directory.path, environment: []).proofs()
    }

    /// What a verification finds unproved, as `STAGE kind subject`.
    func lies() throws -> [String] {
        try proofs().filter { $0.isProved == false }.map { "\($0.stage ?? "-") \($0.kind.rawValue) \($0.subject)" }
    }

    private func digest(_ name: String) -> String {
        (try? Digest.sha256(ofFile: run.path + "/" + name).sha256) ?? ""
    }

    private func artifact(_ name: String) -> Artifact {
        let found = try? Digest.sha256(ofFile: "\(run.artifacts)/\(name)")
        return Artifact(path: name, bytes: found?.bytes ?? 0, sha256: found?.sha256 ?? "")
    }

    private func facts() throws -> [Event] {
        try write("artifacts/feature_spec.md", Self.specification)
        try write("artifacts/test_results.md", "all passed")
        try write("artifacts/accepted.md", "all accepted")
        let start = Event(.runStarted).with {
            ($0.runID, $0.feature, $0.project) = ("r1", "widget", "/nowhere/at/all")
            $0.recordsGround = true
            ($0.workflowDigest, $0.objectiveDigest) = (digest("stages.json"), digest("objective.md"))
        }
        let spec = try attempt("SPEC", .work) + [Event(.scenariosRecorded).with { $0.scenarios = scenarios }]
        let review = try ["reviewer", "pm"].flatMap {
            try attempt("REVIEW", .review, task: $0, says: "VERIFIED_APPROVED: fine\n")
        }
        let accept =
            try attempt("ACCEPT", .test, task: "AT-001#1") + [
                Event(.acceptanceStageComplete, stage: "ACCEPT").with {
                    ($0.passed, $0.failed, $0.total, $0.allPassed) = (1, 0, 1, true)
                }
            ]
        let ship = Event(.approvalDecided, stage: "SHIP").with {
            ($0.decision, $0.by, $0.artifacts) = (.approve, "anna", [artifact("feature_spec.md")])
        }
        var all = [start]
        for (stage, facts) in [
            ("SPEC", spec), ("REVIEW", review), ("LINT", try attempt("LINT", .command, says: "clean\n")),
            ("TEST", try suites()), ("ACCEPT", accept), ("SHIP", [ship]), ("DONE", []),
        ] {
            guard let position = workflow.position(of: stage) else { continue }
            all += [Event(.stageStarted, stage: stage)] + facts + [completion(of: position)]
        }
        return all + [Event(.runEnded).with { $0.status = RunStatus.complete.rawValue }]
    }

    private var scenarios: [ScenarioDigest] { ScenarioReader.read(Self.specification).map(ScenarioRecord.digest) }

    private func completion(of position: Int) -> Event {
        var given = GivenDigest()
        for before in workflow.ancestors(of: position) {
            for name in workflow.stages[before].artifacts { given.add(artifact(name)) }
        }
        let stage = workflow.stages[position]
        return Event(.stageCompleted, stage: stage.name).with {
            $0.artifacts = stage.artifacts.isEmpty ? nil : stage.artifacts.map(artifact)
            $0.given = given.isEmpty ? nil : given
        }
    }

    private func attempt(_ stage: String, _ role: Role, task: String? = nil, says text: String = "") throws -> [Event] {
        let number = openAttempts[stage, default: 0] + 1
        openAttempts[stage] = number
        let place = "attempts/\(stage)/0\(number)-\(role.rawValue)"
        let moment = Timestamp(milliseconds: 0)
        var result = AttemptResult(reason: .exited, startedAt: moment, finishedAt: moment, durationSeconds: 1)
        result.exitStatus = 0
        if !text.isEmpty {
            try write(place + "/stdout.log", text)
            (result.outputBytes, result.outputDigest) = (text.utf8.count, digest(place + "/stdout.log"))
        }
        try write(place + "/result.json", String(decoding: result.encode(), as: UTF8.self))
        let begin = Event(.attemptStarted, stage: stage).with {
            ($0.attempt, $0.role, $0.task) = (number, role, task)
            if role == .review || role == .test { $0.iteration = 1 }
        }
        let known = text.isEmpty ? nil : String(digest(place + "/result.json").prefix(16))
        return [
            begin,
            Event(.attemptEnded, stage: stage).with {
                ($0.attempt, $0.outcome, $0.resultDigest) = (number, .succeeded, known)
            },
        ]
    }

    private func suites() throws -> [Event] {
        var summary = SuiteSummary(name: "unit", runner: .pytest, status: .passed)
        (summary.counts.passed, summary.attempts) = (3, 1)
        let place = "evidence/\(Self.evidence)"
        try write(place + "/artifacts/unit/01/junit.xml", "<testsuite/>")
        try write(place + "/tests.jsonl", "{}\n")
        var manifest = EvidenceManifest(id: Self.evidence, createdAt: Timestamp(milliseconds: 0))
        (manifest.finishedAt, manifest.status) = (Timestamp(milliseconds: 1), .passed)
        manifest.git = EvidenceGit(commit: Self.commit, branch: "main", isDirty: false)
        manifest.suites = [EvidenceSuite(summary, tries: [])]
        manifest.counts.tests.passed = 3
        manifest.files = [("tests", "tests.jsonl")]
        manifest.digests = [Artifact(path: "tests.jsonl", bytes: 3, sha256: digest(place + "/tests.jsonl"))]
        manifest.artifacts = [
            Artifact(
                path: "artifacts/unit/01/junit.xml", bytes: 12, sha256: digest(place + "/artifacts/unit/01/junit.xml"))
        ]
        try write(place + "/manifest.json", String(decoding: manifest.encode(), as: UTF8.self))
        let started = Event(.suitesStarted, stage: "TEST").with { ($0.evidence, $0.iteration) = (Self.evidence, 1) }
        return try [started] + attempt("TEST", .test, task: "unit", says: "3 passed\n") + [summary.event(stage: "TEST")]
    }
}
