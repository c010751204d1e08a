import Platform
import StateMachine
import TestSuites
import TestSupport
import Testing

@Suite("What stands in the way of a suite is said before anything is started") struct RefusalTests {
    private func refusal(
        _ suite: Suite, in project: SampleProject, path: String = "/nonexistent"
    ) -> SuiteCommandError? {
        do {
            _ = try project.command(for: suite, environment: [("PATH", path)])
            return nil
        } catch { return error as? SuiteCommandError }
    }

    @Test("BW-5: a path that is not there is an error that names it, for every runner and for own commands")
    func missingPath() throws {
        let project = try SampleProject()
        for runner in SuiteProgram.allCases {
            for command in [[], ["true"]] {
                let suite = Suite(name: "unit", runner: runner, path: "tests/unit", command: command)
                let error = try #require(refusal(suite, in: project))
                #expect(error.kind == .pathMissing)
                #expect(error.description.contains("\(project.path)/tests/unit does not exist"))
                #expect(error.description.contains("`path`"))
            }
        }
    }

    @Test("BW-5: a path is relative to the project, wherever teambot itself was started")
    func workingDirectory() throws {
        // The package's own directory, where this test runs, has `Tests`; the project has none.
        #expect(FileSystem.exists("Tests") || FileSystem.workingDirectory == "/")
        let project = try SampleProject()
        #expect(refusal(Suite(name: "x", runner: .pytest, path: "Tests"), in: project)?.kind == .pathMissing)
    }

    @Test("a path that leads out of the project is refused", arguments: ["../other", "/etc", "tests/../../x", ".."])
    func outside(path: String) throws {
        let error = try #require(refusal(Suite(name: "x", runner: .pytest, path: path), in: SampleProject()))
        #expect(error.kind == .unusable)
        #expect(error.description.contains("leads out of the project"))
    }

    @Test("a path that a tool would take for an option is refused, and `::` is for pytest alone")
    func strangePaths() throws {
        let project = try SampleProject()
        try project.write("", to: "-x")
        try project.write("", to: "x.py")
        #expect(refusal(Suite(name: "x", runner: .pytest, path: "-x"), in: project)?.kind == .unusable)
        #expect(refusal(Suite(name: "x", runner: .pytest, path: ".//-x"), in: project)?.kind == .unusable)
        #expect(refusal(Suite(name: "x", runner: .behave, path: "x.py::y"), in: project)?.kind == .pathMissing)
        #expect(refusal(Suite(name: "x", runner: .pytest, path: "x.py::y"), in: project)?.kind == .toolMissing)
    }

    @Test(
        "a tool that is missing is named, with how to get it",
        arguments: [
            (SuiteProgram.pytest, "pip install pytest"), (.behave, "pip install behave"),
            (.playwright, "npm install --save-dev @playwright/test"), (.jest, "npm install --save-dev jest"),
            (.vitest, "npm install --save-dev vitest"), (.swiftTest, "swift.org/install"),
            (.goTest, "go install gotest.tools/gotestsum@latest"), (.cargoNextest, "cargo install cargo-nextest"),
            (.ctest, "Install CMake"),
        ])
    func missingTool(runner: SuiteProgram, advice: String) throws {
        let error = try #require(refusal(Suite(name: "x", runner: runner), in: SampleProject()))
        #expect(error.kind == .toolMissing)
        #expect(error.description.contains(advice), "\(error)")
        #expect(
            SuiteCommands(project: "/", environment: [("PATH", "/x")]).versionCommand(
                for: Suite(name: "x", runner: runner)) == nil)
    }

    @Test("BW-19: nothing is installed and nothing downloaded; that `npm install` has not been run is said")
    func notInstalled() throws {
        let project = try SampleProject()
        try project.write("{}", to: "package.json")
        let error = try #require(refusal(Suite(name: "x", runner: .vitest), in: project))
        #expect(error.description.contains("Run `npm install` in \(project.path)."))
        try project.program("node_modules/.bin/jest")
        let reporter = try #require(refusal(Suite(name: "x", runner: .jest), in: project))
        #expect(reporter.kind == .toolMissing)
        #expect(reporter.description.contains("npm install --save-dev jest-junit"))
    }

    @Test("runners of one's own program need a command", arguments: [SuiteProgram.junit, .exitStatus])
    func withoutCommand(runner: SuiteProgram) throws {
        let error = try #require(refusal(Suite(name: "x", runner: runner), in: SampleProject()))
        #expect(error.kind == .unusable)
        #expect(error.description.contains("Give it a `command`."))
    }

    @Test("a project that is none of the tool's is said", arguments: [SuiteProgram.swiftTest, .goTest, .ctest])
    func noProject(runner: SuiteProgram) throws {
        let project = try SampleProject()
        for name in ["swift", "gotestsum", "ctest"] { try project.program("bin/\(name)") }
        let suite = Suite(name: "x", runner: runner)
        let error = try #require(refusal(suite, in: project, path: project.path + "/bin"))
        #expect(error.kind == .unusable)
        #expect(error.description.contains(project.path))
    }

    @Test("ctest's build directory is found: the path itself, `build`, or one for each configuration")
    func buildDirectory() throws {
        for (place, path) in [
            ("build", nil), ("cmake-build-debug", nil), ("out/build-x", nil), ("build/debug", nil), ("x/y", "x/y"),
            ("build", "src"), ("src/build", "src"),
        ] as [(String, String?)] {
            let project = try SampleProject()
            try project.program("bin/ctest")
            try project.write("", to: "src/x.c")
            try project.write("", to: "\(place)/CTestTestfile.cmake")
            let command = try project.command(
                for: Suite(name: "x", runner: .ctest, path: path), environment: [("PATH", project.path + "/bin")])
            #expect(project.readable(command).dropFirst(2).first == "$project/\(place)")
        }
    }
}
