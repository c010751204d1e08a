import Configuration
import StateMachine
import Testing

@Suite("A workflow from stages.json")
struct WorkflowValuesTests {
    @Test("has the values of every key")
    func everyKey() throws {
        let workflow = try WorkflowSample.workflow(
            #"""
            {
              "$schema": "x", "version": 1, "max_concurrent": 7,
              "defaults": {"timeout_seconds": 60, "env": {"A": "1", "B": "2"}, "pass_env": ["X_*"], "runner": "offline"},
              "agents": {
                "ann": {"persona": "PM", "command": ["./a.sh", "-x"], "timeout_seconds": 1.5, "env": {"B": "3"},
                        "pass_env": ["Y"]},
                "rob": {"persona": "reviewer", "runner": "offline"}
              },
              "stages": {
                "A": {"name": "First", "description": "d", "work_agent": "ann", "review_agent": "rob",
                      "allowed_personas": ["project_manager", "pm", "Developer"], "artifacts": ["a.md", "d/b.md"],
                      "exit_criteria": ["done"], "prompt_template": "a.txt", "include_objective": false,
                      "optional": true, "timeout_seconds": 9, "retry": {"limit": 2, "backoff_seconds": 0.5},
                      "parallel_agents": ["ann"], "next_stages": ["R"]},
                "R": {"is_review_stage": true, "work_agent": "ann", "review_agent": "rob", "max_iterations": 3,
                      "prompt_template": "/t/r.txt", "next_stages": ["C"]},
                "C": {"command": ["make", "lint"], "work_agent": null, "review_agent": null, "prompt_template": null,
                      "next_stages": ["Q"]},
                "Q": {"approval": {"question": "Go?"}, "next_stages": ["E"]},
                "E": {}
              },
              "work_to_review_mapping": {"A": "R"}
            }
            """#)
        #expect(workflow.maxConcurrent == 7)
        #expect(
            workflow.agents == [
                Agent(
                    name: "ann", persona: .projectManager, runner: .command(["./a.sh", "-x"]), timeoutSeconds: 1.5,
                    environment: [("A", "1"), ("B", "3")], passedVariables: ["X_*", "Y"]),
                Agent(
                    name: "rob", persona: .reviewer, timeoutSeconds: 60, environment: [("A", "1"), ("B", "2")],
                    passedVariables: ["X_*"]),
            ])
        #expect(
            workflow.stage("A")
                == Stage(
                    name: "A", title: "First", description: "d", workAgent: "ann", reviewAgent: "rob",
                    allowedPersonas: [.projectManager, .builder], artifacts: ["a.md", "d/b.md"],
                    exitCriteria: ["done"], isOptional: true, parallelAgents: ["ann"],
                    promptTemplate: "/project/a.txt", includeObjective: false, timeoutSeconds: 9,
                    retry: RetryPolicy(limit: 2, backoffSeconds: 0.5), nextStages: ["R"]))
        #expect(workflow.stage("R")?.maxIterations == 3)
        #expect(workflow.stage("R")?.promptTemplate == "/t/r.txt")
        #expect(
            workflow.stages.map(\.kind) == [
                .work, .review, .command(["make", "lint"]), .approval(question: "Go?"), .marker,
            ])
        #expect(workflow.reviewOfWork == ["A": "R"])
    }

    @Test("has conditions, approvals, inputs, and stages for the failure of others")
    func decisions() throws {
        let workflow = try #require(WorkflowSample.read(ValidSamples.everyKey).workflow)
        var condition = Condition()
        condition.artifactExists = ["a.md"]
        condition.artifactContains = [Condition.Passage(artifact: "d/b.md", text: "yes")]
        condition.changed = ["*.swift"]
        condition.environment = [Condition.Variable(name: "CI", value: "1")]
        condition.exitStatus = Condition.Ending(command: ["test", "-e", "x"], status: 1)
        let command = try #require(workflow.stage("C"))
        #expect(command.condition == condition && command.onFailure == "Z" && command.continuesOnFailure)
        #expect(command.inputs == ["a.md", "Sources/**"])
        let suites = try #require(workflow.stage("D")?.condition)
        #expect(suites.artifactExists == ["a.md"] && suites.environment == [Condition.Variable(name: "CI")])
        #expect(suites.exitStatus == Condition.Ending(command: ["true", ""], status: 0))
        let question = try #require(workflow.stage("Q"))
        #expect(
            question.approval
                == Approval(
                    question: "Go?", artifacts: ["a.md"], timeoutSeconds: 60, standard: .approve, moment: .before))
        #expect(question.kind == .approval(question: "Go?") && question.onReject == "A")
        #expect(workflow.group(of: "C")?.maximumRefreshes == 0)
        let handler = try #require(workflow.position(of: "Z"))
        #expect(workflow.handlesFailures(handler) && workflow.group(of: "Z") == nil)
    }

    @Test(
        "asks before or after a stage in which something is done, and keeps what it is",
        arguments: [
            (#""work_agent":"pm""#, StageKind.work), (#""command":["x"]"#, .command(["x"])),
            (#""is_review_stage":true,"work_agent":"pm","review_agent":"ba""#, .review),
        ])
    func approvalBeside(keys: String, kind: StageKind) throws {
        let text =
            #"{"stages":{"S":{"work_agent":"ba","next_stages":["A"]},"A":{"approval":{"question":"?","ask":"after"},"#
            + #""on_reject":"A","max_iterations":2,"# + keys + "}}}"
        let stage = try #require(try WorkflowSample.workflow(text).stage("A"))
        #expect(stage.kind == kind && stage.approval == Approval(question: "?", moment: .after))
        #expect(stage.onReject == "A" && stage.maxIterations == 2)
    }

    @Test(
        "warns of what has no effect, and loads",
        arguments: [
            (#""approval":{"question":"?","default":"approve"}"#, "without \"timeout_seconds\""),
            (#""command":["x"],"continue_on_failure":true"#, "no stage waits for A"),
            (#""approval":{"question":"?"},"max_iterations":2"#, "approvals with \"on_reject\""),
        ])
    func withoutEffect(keys: String, message: String) {
        let reading = WorkflowSample.read(#"{"stages":{"A":{"# + keys + "}}}")
        #expect(reading.workflow != nil && reading.problems.map(\.severity) == [.warning])
        #expect(reading.problems.first?.message.contains(message) == true, "\(reading.problems)")
    }

    @Test("has sensible defaults")
    func defaults() throws {
        let workflow = try WorkflowSample.workflow(#"{"stages": {"A": {"work_agent": "ba"}}}"#)
        #expect(workflow.stages == [Stage(name: "A", workAgent: "ba")])
        #expect(workflow.agents == Agent.standardTeam)
        #expect(workflow.maxConcurrent == 2)
        #expect(workflow.groups.isEmpty)
    }

    @Test("runs as many at once as its largest group, where it does not say")
    func concurrency() throws {
        let group = #""g":{"after":"A","stages":["B","C","D"],"before":"E","max_concurrent":3}"#
        let text = WorkflowSample.graph("A>B A>C A>D B>E C>E D>E", groups: group)
        #expect(try WorkflowSample.workflow(text).maxConcurrent == 3)
        let small = text.replacing("\"max_concurrent\":3", with: "\"max_concurrent\":1")
        #expect(try WorkflowSample.workflow(small).maxConcurrent == 2)
    }

    @Test("warns of an iteration limit where nothing repeats, and loads")
    func uselessLimit() {
        let reading = WorkflowSample.read(#"{"stages": {"A": {"work_agent": "ba", "max_iterations": 2}}}"#)
        #expect(reading.workflow != nil)
        #expect(reading.problems.map(\.severity) == [.warning])
    }
}
