package import StateMachine

/// Looks at a project and proposes the suites that it seems to have; only a few files are read.
///
/// Only such are proposed whose tool leaves a report: that a program ended well proves no test, so a person has to vouch
/// for a suite with the runner `exit-status`.
package struct SuiteDetection: Sendable {
    let files: ProjectFiles

    /// Prepares to look at a project, an absolute path.
    package init(project: String) { files = ProjectFiles(project: project) }

    /// The suites that it seems to have, named differently; empty where nothing looks like tests.
    package func proposals() -> [Suite] {
        Self.named(
            [
                pytest, behave, playwright, swiftTest, goTest, cargo, NodeDetection(files: files).proposal, ctest,
            ].compactMap(\.self))
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

    /// Where it is not installed its suite says how to get it: `cargo test` is content without any test.
    private var cargo: Suite? { files.has("Cargo.toml") ? Suite(name: "cargo-nextest", runner: .cargoNextest) : nil }

    private var ctest: Suite? {
        let signs = ["enable_testing", "add_test", "include(CTest)", "_discover_tests"]
        guard let text = files.text("CMakeLists.txt"), signs.contains(where: text.contains) else { return nil }
        return Suite(name: "ctest", runner: .ctest)
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
