import JSONText
package import StateMachine

/// Writes proposed suites as they would stand in `stages.json`.
package enum SuiteProposalText {
    /// An object with the members; `{}` where there are no suites.
    package static func json(_ suites: [Suite]) -> String {
        suites.isEmpty ? "{}\n" : "{\n\(members(suites))\n}\n"
    }

    /// The members `suites` and, where there are several, `test_run`: lines to paste, without a comma behind them.
    package static func members(_ suites: [Suite]) -> String {
        let lines = suites.map { "    \(quoted($0.name)): { \(fields($0)) }" }
        let all = lines.isEmpty ? "  \"suites\": {}" : "  \"suites\": {\n\(lines.joined(separator: ",\n"))\n  }"
        return suites.count > 1 ? all + ",\n  \"test_run\": { \"parallel\": true }" : all
    }

    private static func fields(_ suite: Suite) -> String {
        var fields = ["\"runner\": \(quoted(suite.runner.rawValue))"]
        if let path = suite.path { fields.append("\"path\": \(quoted(path))") }
        if !suite.command.isEmpty {
            fields.append("\"command\": [\(suite.command.map(quoted).joined(separator: ", "))]")
        }
        return fields.joined(separator: ", ")
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
