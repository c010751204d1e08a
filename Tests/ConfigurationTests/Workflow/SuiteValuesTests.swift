import Configuration
import StateMachine
import Testing

@Suite("Test suites of stages.json")
struct SuiteValuesTests {
    private func workflow(_ suites: String, stage: String = #""suites":["unit"]"#, run: String = "{}") throws
        -> Workflow
    {
        try WorkflowSample.workflow("{\"stages\":{\"TEST\":{\(stage)}},\"suites\":\(suites),\"test_run\":\(run)}")
    }

    @Test("the order of the file is kept, and what it leaves out has its default")
    func defaults() throws {
        let found = try workflow(#"{"unit":{"runner":"pytest"},"a":{"runner":"go-test"}}"#)
        #expect(found.suites == [Suite(name: "unit", runner: .pytest), Suite(name: "a", runner: .goTest)])
        let unit = try #require(found.suites.first)
        #expect(unit.isEnabled && unit.timeoutSeconds == 300 && unit.weight == 1 && unit.retries == nil)
        #expect(found.testRun == TestRunSettings())
        #expect(!found.testRun.isParallel && found.testRun.maximumWorkers == nil && found.testRun.retries == 0)
    }

    @Test("every key of a suite is read")
    func everyKey() throws {
        let found = try workflow(
            #"""
            {"unit":{"runner":"junit","path":"t","command":["./t","-x"],"enabled":true,"timeout_seconds":1.5,
             "env":{"B":"2","A":"1"},"pass_env":["X_*"],"retries":2,"weight":3,"needs":["db"],"artifacts":["o/**"]},
             "db":{"runner":"exit-status","command":["true"]}}
            """#)
        let unit = try #require(found.suites.first)
        #expect(unit.command == ["./t", "-x"] && unit.path == "t" && unit.timeoutSeconds == 1.5)
        #expect(unit.environment.map(\.name) == ["B", "A"] && unit.passedVariables == ["X_*"])
        #expect(unit.retries == 2 && unit.weight == 3 && unit.needs == ["db"] && unit.artifacts == ["o/**"])
    }

    @Test("every runner has its word", arguments: SuiteProgram.allCases)
    func runners(program: SuiteProgram) throws {
        let found = try workflow("{\"unit\":{\"runner\":\"\(program.rawValue)\",\"command\":[\"x\"]}}")
        #expect(found.suites.map(\.runner) == [program])
    }

    @Test("test_run says how all are run")
    func testRun() throws {
        let found = try workflow(
            #"{"unit":{"runner":"pytest"}}"#,
            run: #"{"parallel":true,"max_workers":3,"retries":1,"fail_on_flaky":true,"diagnostics_agent":"reviewer"}"#)
        #expect(found.testRun.isParallel && found.testRun.maximumWorkers == 3 && found.testRun.retries == 1)
        #expect(found.testRun.failsOnFlaky && found.testRun.diagnosticsAgent == "reviewer")
    }

    @Test(
        "a stage of suites leaves a report for people and one for programs, under its own names where it gives them",
        arguments: [
            ("", ["test_results.md", "test_results.json"]), (#","artifacts":["r.md"]"#, ["r.md", "test_results.json"]),
            (#","artifacts":["r.json","x.txt"]"#, ["r.json", "x.txt", "test_results.md"]),
            (#","artifacts":["a.json","a.md"]"#, ["a.json", "a.md"]),
        ])
    func artifacts(more: String, expected: [String]) throws {
        let found = try workflow(#"{"unit":{"runner":"pytest"}}"#, stage: #""suites":["unit"]"# + more)
        let stage = try #require(found.stages.first)
        #expect(stage.kind == .suites(["unit"]))
        #expect(stage.artifacts == expected)
    }

    @Test("several stages of suites leave their reports under names of their own, and take nobody else's")
    func severalStages() throws {
        let found = try WorkflowSample.workflow(
            #"""
            {"stages":{"BUILD":{"work_agent":"pm","artifacts":["test_results.md"],"next_stages":["UNIT"]},
             "UNIT":{"suites":["unit"],"next_stages":["E2E"]},"E2E":{"suites":["unit"],"next_stages":["OWN"]},
             "OWN":{"suites":["unit"],"artifacts":["own.json","own.md"]}},
             "suites":{"unit":{"runner":"pytest"}}}
            """#)
        #expect(
            found.stages.map(\.artifacts) == [
                ["test_results.md"], ["unit_test_results.md", "test_results.json"],
                ["e2e_test_results.md", "e2e_test_results.json"], ["own.json", "own.md"],
            ])
    }

    @Test("it needs no agent, and repeats with one")
    func agents() throws {
        let found = try workflow(
            #"{"unit":{"runner":"pytest"}}"#, stage: #""suites":["unit"],"work_agent":"pm","max_iterations":2"#)
        #expect(found.stages.first?.maxIterations == 2)
    }

    @Test("who explains failures may work before and behind a stage of suites, and explain several at once")
    func diagnostics() throws {
        let found = try WorkflowSample.workflow(
            #"""
            {"stages":{"A":{"work_agent":"pm","next_stages":["B","C"]},"B":{"suites":["unit"],"next_stages":["D"]},
             "C":{"suites":["unit"],"next_stages":["D"]},"D":{"work_agent":"pm"}},
             "suites":{"unit":{"runner":"pytest"}},"test_run":{"diagnostics_agent":"pm"}}
            """#)
        #expect(found.testRun.diagnosticsAgent == "pm")
    }

    @Test("without an agent there is one round, and a number of rounds is warned about")
    func rounds() throws {
        #expect(try workflow(#"{"unit":{"runner":"pytest"}}"#).stages.first?.maxIterations == 1)
        let reading = WorkflowSample.read(
            #"{"stages":{"TEST":{"suites":["unit"],"max_iterations":3}},"suites":{"unit":{"runner":"pytest"}}}"#)
        #expect(reading.workflow?.stages.first?.maxIterations == 1)
        #expect(reading.problems.map(\.severity) == [.warning])
        #expect(reading.problems.first?.message.hasPrefix("\"max_iterations\" has no effect without a") == true)
    }
}
