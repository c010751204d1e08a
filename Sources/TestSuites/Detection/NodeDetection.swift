import JSONText
import StateMachine

/// Reads `package.json` for the way in which a project of Node.js is tested.
struct NodeDetection: Sendable {
    let files: ProjectFiles

    /// The suite that it seems to have; Playwright's is found by its own configuration.
    var proposal: SuiteProposal? {
        guard let text = files.text("package.json"), let root = try? JSONReader.read(Array(text.utf8)) else {
            return nil
        }
        let script = root["scripts"]?["test"]?.string ?? ""
        if let place = place(of: "vitest", root) {
            return SuiteProposal(Suite(name: "vitest", runner: .vitest), reason: place)
        }
        if let place = place(of: "jest", root) {
            return SuiteProposal(Suite(name: "jest", runner: .jest), reason: place)
        }
        return nodeTest(script).map {
            SuiteProposal($0, reason: "the script test in package.json, `\(OneLine.of(script, atMost: 60))`")
        }
    }

    private func place(of package: String, _ root: JSONValue) -> String? {
        ["devDependencies", "dependencies"].first { root[$0]?[package] != nil }
            .map { "\(package) among the \($0) in package.json" }
    }

    /// The test runner that Node.js has itself: its own script, told to write a report as well.
    private func nodeTest(_ script: String) -> Suite? {
        let isOneCommand = !script.contains { "&|;<>`$()\n".contains($0) }
        guard isOneCommand, script.hasPrefix("node "), let option = script.firstRange(of: " --test") else { return nil }
        let rest = script[option.upperBound...]
        guard rest.isEmpty || rest.hasPrefix(" "), !script.contains("--test-reporter") else { return nil }
        let reporters =
            " --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit"
            + " --test-reporter-destination=\"$TEAMBOT_JUNIT_FILE\""
        return Suite(
            name: "node-test", runner: .junit,
            command: ["sh", "-c", script[..<option.upperBound] + reporters + rest])
    }
}
