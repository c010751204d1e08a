import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("BW-19: the project's own interpreter runs its tests") struct InterpreterTests {
    @Test("an active environment before `.venv` before `venv` before the PATH, `python3` before `python`")
    func order() throws {
        let project = try SampleProject()
        let places = ["active/bin/python", ".venv/bin/python", "venv/bin/python", "bin/python3", "bin/python"]
        let environment = [("PATH", project.path + "/bin"), ("VIRTUAL_ENV", project.path + "/active")]
        for place in places.reversed() {
            try project.program(place)
            let command = try project.command(for: Suite(name: "x", runner: .pytest), environment: environment)
            #expect(project.readable(command).first == "$project/\(place)")
        }
    }

    @Test("the environment beside the tests counts before that of the project around it")
    func nearest() throws {
        let project = try SampleProject()
        for place in [".venv", "server/venv"] { try project.program("\(place)/bin/python") }
        try project.write("", to: "server/tests/test_x.py")
        let command = try project.command(for: Suite(name: "x", runner: .pytest, path: "server/tests"))
        #expect(project.readable(command).first == "$project/server/venv/bin/python")
        #expect(command.directory == project.path)
        #expect(command.arguments.last == "server/tests")
    }

    @Test("the suite's own variables count before the user's")
    func ownVariables() throws {
        let project = try SampleProject()
        try project.program("one/bin/python")
        try project.program("two/bin/python")
        var suite = Suite(name: "x", runner: .behave)
        suite.environment = [("VIRTUAL_ENV", project.path + "/two")]
        let command = try project.command(for: suite, environment: [("VIRTUAL_ENV", project.path + "/one")])
        #expect(project.readable(command).first == "$project/two/bin/python")
    }

    @Test("what must reach a tool is passed on: its own variables, and where the system under test is")
    func passedVariables() {
        for runner in SuiteProgram.allCases {
            let patterns = RunnerPreset.of(runner).passedVariables
            #expect(["CI", "GITHUB_ACTIONS", "BASE_URL"].allSatisfy(patterns.contains))
            #expect(RunnerPreset.of(runner).program == runner)
            // Nothing that is a secret passes by chance: a glob begins with the name of a tool.
            #expect(!patterns.contains { $0.hasPrefix("*") || $0.hasPrefix("?") })
        }
        #expect(RunnerPreset.of(.pytest).passedVariables.contains("VIRTUAL_ENV"))
        #expect(RunnerPreset.of(.playwright).passedVariables.contains("PLAYWRIGHT_*"))
        #expect(SuiteProgram.allCases.filter { !RunnerPreset.of($0).writesReport } == [.exitStatus])
        #expect(
            SuiteProgram.allCases.filter { !RunnerPreset.of($0).canSelect } == [.behave, .junit, .exitStatus])
    }
}
