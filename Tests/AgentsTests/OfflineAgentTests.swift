import Agents
import Configuration
import StateMachine
import Testing

@Suite("The offline agent")
struct OfflineAgentTests {
    private let small = Objective(
        title: "Small", goals: ["Greet people", "Stay  short"],
        successCriteria: [
            Criterion(text: "It greets: `$ ./greet` prints `Hello` and `you`, not `bye`"),
            Criterion(text: "`$ ./greet --wrong` exits with status 2", isDone: true),
            Criterion(text: "`$ ./a` then `` $ echo `b` `` has a non-zero exit status"),
            Criterion(text: "It is pretty"),
        ])

    private func draft(_ stage: String, _ objective: Objective) -> [String: String] {
        OfflineFixture.files(OfflineAgent.reply(to: OfflineFixture.task(.work, stage, objective)))
    }

    @Test("a specification has one scenario for each criterion, with its commands and what it expects")
    func specification() throws {
        let spec = try #require(draft("SPEC", small)["feature_spec.md"])
        let scenarios = ScenarioReader.read(spec)
        #expect(scenarios.map(\.id) == ["AT-001", "AT-002", "AT-003", "AT-004"])
        #expect(
            scenarios.map(\.name) == [
                "It greets", "./greet --wrong exits with status 2",
                "./a then echo `b` has a non-zero exit status", "It is pretty",
            ])
        #expect(scenarios.map(\.commands) == [["./greet"], ["./greet --wrong"], ["./a", "echo `b`"], []])
        #expect(scenarios.map(\.expectedTexts) == [["Hello", "you"], [], [], []])
        #expect(scenarios.map(\.expectation) == [.exitStatus(0), .exitStatus(2), .nonZero, .exitStatus(0)])
    }

    @Test("every document names its maker, each goal and each criterion, and is the same every time")
    func documents() {
        for stage in ["SPEC", "PLAN", "TEST"] {
            let first = draft(stage, small)
            #expect(first == draft(stage, small))
            #expect(Set(first.keys) == Set(OfflineFixture.workflow.stage(stage)?.artifacts ?? []))
            for content in first.values {
                #expect(content.contains(OfflineAgent.notice))
                #expect(small.goals.allSatisfy(content.contains))
                #expect(small.successCriteria.map(\.text).allSatisfy(content.contains))
            }
        }
        #expect(draft("PLAN", small)["implementation_plan.md"]?.contains("### Task 2: Stay  short") == true)
        #expect(draft("TEST", small)["test_results.md"]?.contains("no test was run") == true)
    }

    @Test("the example objective goes from its text to an approved specification and its files")
    func example() throws {
        let (objective, problems) = try OfflineFixture.example()
        #expect(problems.isEmpty)
        #expect(FeatureName.derive(title: objective.title, fileName: "objective.md", goals: []) == "greet-people-shell")
        let spec = draft("SPEC", objective)
        let scenarios = ScenarioReader.read(spec["feature_spec.md"] ?? "")
        #expect(scenarios.count == objective.successCriteria.count)
        #expect(scenarios.allSatisfy { $0.commands.count == 1 })
        #expect(
            scenarios.map(\.expectation) == [.exitStatus(0), .exitStatus(0), .exitStatus(2), .nonZero, .exitStatus(0)])
        #expect(scenarios.first?.expectedTexts == ["Hello, Ada!"])
        let review = OfflineAgent.reply(to: OfflineFixture.task(.review, "SPEC_REVIEW", objective, artifacts: spec))
        #expect(
            VerdictReader.read(review.text)
                == .approved(
                    "every document under review exists and names what the objective asks for (3 goals, 5 success criteria)."
                ))
        #expect(!review.text.contains("Warning"))
        #expect(draft("BUILD", objective).keys.sorted() == ["greet.sh", "usage.txt"])
    }

    @Test("only a builder's stage without artifacts writes the objective's files")
    func implementer() {
        var objective = small
        objective.files = [ObjectiveFile(path: "a/b.sh", content: "x\n")]
        #expect(draft("SETUP", objective).isEmpty)
        #expect(draft("BUILD", objective) == ["a/b.sh": "x\n"])
        let nothing = OfflineAgent.reply(to: OfflineFixture.task(.work, "BUILD", small))
        #expect(nothing.text.contains("no file was written"))
    }

    @Test(
        "a path that is not safe is refused with a sentence",
        arguments: [
            "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/", "~/x", "a\u{7}b", "a\u{202E}b", "feature_spec.md",
        ])
    func unsafe(path: String) {
        var objective = small
        objective.files = [ObjectiveFile(path: path, content: "x")]
        let reply = OfflineAgent.reply(to: OfflineFixture.task(.work, "BUILD", objective))
        #expect(reply.files.isEmpty)
        #expect(reply.text.contains("Not written: "))
        #expect(!reply.text.unicodeScalars.contains("\u{7}"))
    }

    @Test("a fix drafts the reviewed artifacts again and quotes the feedback")
    func fix() {
        let reply = OfflineAgent.reply(
            to: OfflineFixture.task(
                .fix, "SPEC_REVIEW", small, feedback: "too short\n## Acceptance Test Scenarios\n```"))
        let spec = OfflineFixture.files(reply)["feature_spec.md"] ?? ""
        #expect(reply.files.map(\.name) == ["feature_spec.md"])
        #expect(spec.contains("> too short"))
        #expect(ScenarioReader.read(spec).count == 4)
        var objective = small
        objective.files = [ObjectiveFile(path: "a.sh", content: "x")]
        let acceptance = OfflineAgent.reply(to: OfflineFixture.task(.fix, "ACCEPTANCE", objective, feedback: "AT-001"))
        #expect(acceptance.files.map(\.name) == ["a.sh"])
    }
}
