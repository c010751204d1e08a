import Configuration
import StateMachine
import Testing

/// A file with one defect, and what must be said about it.
struct Defect: CustomTestStringConvertible, Sendable {
    let text: String
    let message: String
    let path: String
    /// Whether each value by itself is right, so that only `validate` finds it and the schema does not.
    var isOfWhole = false

    /// The same as one that no schema finds.
    var ofWhole: Defect {
        var copy = self
        copy.isOfWhole = true
        return copy
    }

    var testDescription: String { "\(message) \(path)" }

    /// A defect of a whole file.
    static func file(_ text: String, _ message: String, _ path: String) -> Defect {
        Defect(text: text, message: message, path: path)
    }

    /// A defect of stages; commas and the rest of the file are added.
    static func stages(_ stages: String, _ message: String, _ path: String, more: String = "") -> Defect {
        Defect(text: "{\"stages\":{\(stages)}\(more)}", message: message, path: path)
    }

    /// A defect of the only stage, which a command does.
    static func member(_ member: String, _ message: String, _ path: String) -> Defect {
        .stages("\"A\":{\"work_agent\":\"pm\",\(member)}", message, "$.stages.A\(path)")
    }
}

@Suite("Problems of stages.json")
struct WorkflowProblemTests {
    /// The defect is an error at its path, and no workflow comes of it.
    private func expectRefusal(_ defect: Defect, _ location: SourceLocation = #_sourceLocation) {
        let reading = WorkflowSample.read(defect.text)
        #expect(reading.workflow == nil, sourceLocation: location)
        let isFound = reading.problems.contains {
            $0.severity == .error && $0.message.contains(defect.message) && $0.path == defect.path
        }
        #expect(isFound, "\(reading.problems)", sourceLocation: location)
        #expect(reading.problems.count == 1, "\(reading.problems)", sourceLocation: location)
    }

    @Test("values of keys", arguments: DefectTables.values)
    func values(defect: Defect) { expectRefusal(defect) }

    @Test("names", arguments: DefectTables.names)
    func names(defect: Defect) { expectRefusal(defect) }

    @Test("kinds and agents of stages", arguments: DefectTables.stages)
    func stages(defect: Defect) { expectRefusal(defect) }

    @Test("several reviewers", arguments: DefectTables.reviewers)
    func reviewers(defect: Defect) { expectRefusal(defect) }

    @Test("test suites", arguments: DefectTables.suites)
    func suites(defect: Defect) { expectRefusal(defect) }

    @Test("stages of test suites", arguments: DefectTables.suiteStages)
    func suiteStages(defect: Defect) { expectRefusal(defect) }

    @Test("how suites are run", arguments: DefectTables.testRun)
    func testRun(defect: Defect) { expectRefusal(defect) }

    @Test("agents", arguments: DefectTables.agents)
    func agents(defect: Defect) { expectRefusal(defect) }

    @Test("what an agent's runner cannot use", arguments: DefectTables.runners)
    func runners(defect: Defect) { expectRefusal(defect) }

    @Test("artifacts", arguments: DefectTables.artifacts)
    func artifacts(defect: Defect) { expectRefusal(defect) }

    @Test("the graph", arguments: DefectTables.graph)
    func graph(defect: Defect) { expectRefusal(defect) }

    @Test("groups", arguments: DefectTables.groups)
    func groups(defect: Defect) { expectRefusal(defect) }

    @Test("the mapping of reviews", arguments: DefectTables.mapping)
    func mapping(defect: Defect) { expectRefusal(defect) }

    @Test("conditions", arguments: DefectTables.conditions)
    func conditions(defect: Defect) { expectRefusal(defect) }

    @Test("approvals and where a rejection leads", arguments: DefectTables.approvals)
    func approvals(defect: Defect) { expectRefusal(defect) }

    @Test("stages for the failure of others, inputs, and refreshes", arguments: DefectTables.failures)
    func failures(defect: Defect) { expectRefusal(defect) }

    @Test("notifications", arguments: DefectTables.notify)
    func notify(defect: Defect) { expectRefusal(defect) }

    @Test("sessions and worktrees", arguments: DefectTables.session)
    func session(defect: Defect) { expectRefusal(defect) }

    @Test("what only a cycle leads to is unreachable")
    func unreachable() {
        let reading = WorkflowSample.read(WorkflowSample.graph("S>A B>C C>B C>D"))
        let found = reading.problems.filter { $0.message.contains("cannot be reached from the start (S)") }
        #expect(found.map(\.path) == ["$.stages.B", "$.stages.C", "$.stages.D"])
        #expect(reading.problems.count == 4)
    }

    @Test("stages with the same agent may follow each other in a group")
    func sharedAgentInChain() throws {
        let group = #""g":{"after":"A","stages":["B","C","X"],"before":"D"}"#
        let agents = ["B": "pm", "X": "pm", "C": "ba"]
        let workflow = try WorkflowSample.workflow(
            WorkflowSample.graph("A>B A>C B>X X>D C>D", groups: group, agents: agents))
        #expect(workflow.stage("B")?.workAgent == workflow.stage("X")?.workAgent)
    }

    @Test("several are reported at once, in the order of the file, each with its place")
    func several() {
        let reading = WorkflowSample.read(
            """
            {
              "max_concurent": 2,
              "stages": {
                "A": { "work_agnt": "pm", "timeout_seconds": -1,
                       "next_stages": ["B", "C"] },
                "B": { "work_agent": "pmm" }
              }
            }
            """)
        #expect(
            reading.problems.map(\.description) == [
                "stages.json:2:3: error: The top of the file has no key \"max_concurent\"; did you mean "
                    + "\"max_concurrent\"? ($.max_concurent)",
                "stages.json:4:10: error: Nobody works in A; give it a \"work_agent\", a \"command\" or an "
                    + "\"approval\". ($.stages.A)",
                "stages.json:4:12: error: A stage has no key \"work_agnt\"; did you mean \"work_agent\"? "
                    + "($.stages.A.work_agnt)",
                "stages.json:4:50: error: \"timeout_seconds\" must be a number of seconds greater than 0, at most "
                    + "31536000 or null, not -1. ($.stages.A.timeout_seconds)",
                "stages.json:5:33: error: There is no stage \"C\"; write one that exists, or add it. ($.stages.A.next_stages[1])",
                "stages.json:6:26: error: There is no agent \"pmm\"; did you mean \"pm\"? ($.stages.B.work_agent)",
            ])
    }

    @Test(
        "text that is not JSON has line and column",
        arguments: [
            ("{\n  \"stages\": {},\n}", 2, 15, "comma"), ("", 1, 1, "empty"), ("{\"a\":1,\"a\":2}", 1, 8, "twice"),
            (String(repeating: "[", count: 600), 1, 129, "nested deeper"), ("\"\u{1}\"", 1, 2, "control character"),
        ])
    func notJSON(text: String, line: Int, column: Int, message: String) throws {
        let reading = WorkflowSample.read(text)
        let problem = try #require(reading.problems.first)
        #expect(reading.workflow == nil && reading.problems.count == 1)
        #expect([problem.line, problem.column] == [line, column] && problem.path == "$", "\(problem)")
        #expect(problem.message.contains(message))
    }

    @Test("a text of more than 16 MiB is refused by its size")
    func size() {
        let problems = WorkflowSample.read(String(repeating: " ", count: 16 * 1024 * 1024 + 1)).problems
        #expect(problems.count == 1 && problems.first?.message.contains("at most 16777216") == true)
    }
}
