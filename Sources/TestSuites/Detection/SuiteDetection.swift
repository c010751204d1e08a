import StateMachine

/// Looks at a project and proposes the suites that it seems to have; only a few files are read.
///
/// Only such are proposed whose tool leaves a report: that a program ended well proves no test, so a person has to vouch
/// for a suite with the runner `exit-status`.
package struct SuiteDetection: Sendable {
    let files: ProjectFiles

    /// Prepares to look at a project, an absolute path.
    package init(project: String) { files = ProjectFiles(project: project) }

    /// The suites that it seems to have, named differently; empty where nothing looks like tests.
    package func proposals() -> [SuiteProposal] {
        Self.named(
            [
                pytest, behave, playwright, swiftTest, goTest, cargo, NodeDetection(files: files).proposal, ctest,
            ].compactMap(\.self))
    }

    private var pytest: SuiteProposal? {
        let configurations = [
            ("pytest.ini", ""), ("pyproject.toml", "[tool.pytest"), ("setup.cfg", "[tool:pytest]"),
            ("tox.ini", "[pytest]"), ("conftest.py", ""), ("tests/conftest.py", ""),
        ]
        let told = configurations.lazy.compactMap { name, sign in
            files.text(name, containing: sign).map { (text: $0, reason: Self.reason(name, sign, in: $0)) }
        }.first
        let folder = ["tests", "test"].first { files.pythonTest(in: $0) != nil }
        let test = files.pythonTest(in: folder ?? ".")
        guard told != nil || test != nil else { return nil }
        // A configuration that says where the tests are knows better.
        let isTold = told?.text.contains("testpaths") == true
        return SuiteProposal(
            Suite(name: "unit", runner: .pytest, path: isTold ? nil : folder),
            reason: [told?.reason, test].compactMap(\.self).joined(separator: " and "))
    }

    /// A file, with the section of it that says so.
    private static func reason(_ name: String, _ sign: String, in text: String) -> String {
        guard !sign.isEmpty else { return name }
        let line = text.split(whereSeparator: \.isNewline).first { $0.contains(sign) } ?? ""
        let section = line.drop { $0 != "[" }.prefix { $0 != "]" }
        return "\(section)] in \(name)"
    }

    private var behave: SuiteProposal? {
        let folders = ["features"] + files.names(in: "features").map { "features/\($0)" }
        let found = folders.lazy.compactMap { folder in
            files.names(in: folder).first { $0.hasSuffix(".feature") }.map { "\(folder)/\($0)" }
        }.first
        // Cucumber's own steps are in another place.
        guard !files.has("features/step_definitions"), let found else { return nil }
        return SuiteProposal(Suite(name: "behave", runner: .behave, path: "features"), reason: found)
    }

    private var playwright: SuiteProposal? {
        for folder in [".", "e2e", "tests/e2e"] {
            guard let name = PlaywrightConfiguration.names.first(where: { files.has("\(folder)/\($0)") }) else {
                continue
            }
            let isRoot = folder == "."
            return SuiteProposal(
                Suite(name: "e2e", runner: .playwright, path: isRoot ? nil : folder),
                reason: isRoot ? name : "\(folder)/\(name)")
        }
        return nil
    }

    private var swiftTest: SuiteProposal? {
        guard files.has("Package.swift"), !files.names(in: "Tests").isEmpty else { return nil }
        return SuiteProposal(Suite(name: "swift-test", runner: .swiftTest), reason: "Package.swift with Tests/")
    }

    private var goTest: SuiteProposal? {
        files.has("go.mod") ? SuiteProposal(Suite(name: "go-test", runner: .goTest), reason: "go.mod") : nil
    }

    /// Where it is not installed its suite says how to get it: `cargo test` is content without any test.
    private var cargo: SuiteProposal? {
        guard files.has("Cargo.toml") else { return nil }
        return SuiteProposal(Suite(name: "cargo-nextest", runner: .cargoNextest), reason: "Cargo.toml")
    }

    private var ctest: SuiteProposal? {
        let signs = ["enable_testing", "add_test", "include(CTest)", "_discover_tests"]
        guard let text = files.text("CMakeLists.txt"), let sign = signs.first(where: text.contains) else { return nil }
        return SuiteProposal(Suite(name: "ctest", runner: .ctest), reason: "\(sign) in CMakeLists.txt")
    }

    /// The suites with a number behind a name that another one has.
    private static func named(_ proposals: [SuiteProposal]) -> [SuiteProposal] {
        var taken: Set<String> = []
        return proposals.map { proposal in
            let name = proposal.suite.name
            let names = [name] + (2...proposals.count + 1).map { "\(name)-\($0)" }
            var proposal = proposal
            proposal.suite.name = names.first { !taken.contains($0) } ?? name
            taken.insert(proposal.suite.name)
            return proposal
        }
    }
}
