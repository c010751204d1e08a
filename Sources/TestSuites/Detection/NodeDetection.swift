import JSONText
import StateMachine

/// Reads `package.json` for the way in which a project of Node.js is tested.
struct NodeDetection: Sendable {
    let files: ProjectFiles

    /// The suite that it seems to have; Playwright's is found by its own configuration.
    var proposal: Suite? {
        guard let text = files.text("package.json"), let root = try? JSONReader.read(Array(text.utf8)) else {
            return nil
        }
        let script = root["scripts"]?["test"]?.string ?? ""
        if has("vitest", root) { return Suite(name: "vitest", runner: .vitest) }
        if has("jest", root) { return Suite(name: "jest", runner: .jest) }
        return nodeTest(script)
    }

    private func has(_ package: String, _ root: JSONValue) -> Bool {
        ["devDependencies", "dependencies"].contains { root[$0]?[package] != nil }
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
