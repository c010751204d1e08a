/// Writes a `stages.json` with test suites that are shell scripts of a test.
struct SuitesText {
    private var suites: [String] = []
    private var rest: [String] = []

    /// A suite that runs shell commands; they write what they want to `$TEAMBOT_JUNIT_FILE`.
    func suite(_ name: String, _ script: String, _ more: String = "", runner: String = "junit") -> SuitesText {
        var copy = self
        let command = "[\"/bin/sh\", \"-c\", \(Self.quoted(script))]"
        copy.suites.append(
            "\"\(name)\": { \"runner\": \"\(runner)\", \"command\": \(command)\(more.isEmpty ? "" : ", " + more) }")
        return copy
    }

    /// A suite whose tests are these, each with what is inside its element; it ends with 1 where one failed.
    func suite(_ name: String, tests: [(String, String)], _ more: String = "", before: String = "") -> SuitesText {
        suite(name, before + Self.report(tests), more)
    }

    /// How all suites are run.
    func run(_ keys: String) -> SuitesText {
        var copy = self
        copy.rest.append("\"test_run\": { \(keys) }")
        return copy
    }

    /// Another key at the top.
    func with(_ keys: String) -> SuitesText {
        var copy = self
        copy.rest.append(keys)
        return copy
    }

    /// The whole file.
    var text: String {
        let section = "\"suites\": {\n" + suites.joined(separator: ",\n") + "\n}"
        let stages = "\"stages\": { \"DONE\": {} }"
        return "{\n" + ([section] + rest + [stages]).joined(separator: ",\n") + "\n}\n"
    }

    /// What went wrong in a test, as an element.
    static func failure(_ message: String) -> String { "<failure message='\(message)'>at line 1</failure>" }

    /// Commands that write a report and end as a test tool does.
    static func report(_ tests: [(String, String)]) -> String {
        let cases = tests.map { name, inside in
            "<testcase classname=\"suite.Class\" name=\"\(name)\" file=\"tests/\(name).py\" line=\"7\">\(inside)</testcase>"
        }
        let status = tests.contains { $0.1.contains("<failure") || $0.1.contains("<error") } ? 1 : 0
        return "cat > \"$TEAMBOT_JUNIT_FILE\" <<'END'\n<testsuite name=\"s\">" + cases.joined() + "</testsuite>\nEND\n"
            + "exit \(status)\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
