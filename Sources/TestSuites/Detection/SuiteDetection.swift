import Platform
package import StateMachine

/// Looks at a project and proposes the suites that it seems to have; only a few files are read.
package struct SuiteDetection: Sendable {
    let files: ProjectFiles
    let search: ToolSearch

    /// Prepares to look at a project, an absolute path, with the user's environment.
    package init(
        project: String, environment: [(name: String, value: String)] = CurrentProcess.environment
    ) {
        files = ProjectFiles(project: project)
        search = ToolSearch(environment: environment)
    }

    /// The suites that it seems to have, named differently; empty where nothing looks like tests.
    package func proposals() -> [Suite] {
        let found = [
            pytest, behave, playwright, swiftTest, goTest, cargo, NodeDetection(files: files).proposal, ctest,
        ].compactMap(\.self)
        // What a Makefile calls tests is most often one of the others.
        let all = found.isEmpty ? [make].compactMap(\.self) : found
        return Self.named(all)
    }

    private var pytest: Suite? {
        let configurations = [
            ("pytest.ini", ""), ("pyproject.toml", "[tool.pytest"), ("setup.cfg", "[tool:pytest]"),
            ("tox.ini", "[pytest]"), ("conftest.py", ""), ("tests/conftest.py", ""),
        ]
        let text = configurations.lazy.compactMap { files.text($0.0, containing: $0.1) }.first
        let folder = ["tests", "test"].first { files.hasPythonTests(in: $0) }
        guard text != nil || folder != nil || files.hasPythonTests(in: ".") else { return nil }
        // A configuration that says where the tests are knows better.
        let isTold = text?.contains("testpaths") == true
        return Suite(name: "unit", runner: .pytest, path: isTold ? nil : folder)
    }

    private var behave: Suite? {
        let folders = ["features"] + files.names(in: "features").map { "features/\($0)" }
        // Cucumber's own steps are in another place.
        guard !files.has("features/step_definitions"),
            folders.contains(where: { files.names(in: $0).contains { $0.hasSuffix(".feature") } })
        else { return nil }
        return Suite(name: "behave", runner: .behave, path: "features")
    }

    private var playwright: Suite? {
        let folder = [".", "e2e", "tests/e2e"].first { folder in
            PlaywrightConfiguration.names.contains { files.has("\(folder)/\($0)") }
        }
        return folder.map { Suite(name: "e2e", runner: .playwright, path: $0 == "." ? nil : $0) }
    }

    private var swiftTest: Suite? {
        guard files.has("Package.swift"), !files.names(in: "Tests").isEmpty else { return nil }
        return Suite(name: "swift-test", runner: .swiftTest)
    }

    private var goTest: Suite? { files.has("go.mod") ? Suite(name: "go-test", runner: .goTest) : nil }

    private var cargo: Suite? {
        guard files.has("Cargo.toml") else { return nil }
        return search.cargoProgram("cargo-nextest") == nil
            ? Suite(name: "cargo-test", runner: .exitStatus, command: ["cargo", "test"])
            : Suite(name: "cargo-nextest", runner: .cargoNextest)
    }

    private var ctest: Suite? {
        let signs = ["enable_testing", "add_test", "include(CTest)", "_discover_tests"]
        guard let text = files.text("CMakeLists.txt"), signs.contains(where: text.contains) else { return nil }
        return Suite(name: "ctest", runner: .ctest)
    }

    private var make: Suite? {
        guard let text = ["GNUmakefile", "makefile", "Makefile"].lazy.compactMap({ files.text($0) }).first,
            let target = ["test", "check"].first(where: { target in
                text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("\(target):") }
            })
        else { return nil }
        return Suite(name: "make-\(target)", runner: .exitStatus, command: ["make", target])
    }

    /// The suites with a number behind a name that another one has.
    private static func named(_ suites: [Suite]) -> [Suite] {
        var taken: Set<String> = []
        return suites.map { suite in
            let names = [suite.name] + (2...suites.count + 1).map { "\(suite.name)-\($0)" }
            var suite = suite
            suite.name = names.first { !taken.contains($0) } ?? suite.name
            taken.insert(suite.name)
            return suite
        }
    }
}
