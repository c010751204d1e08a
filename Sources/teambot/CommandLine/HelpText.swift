/// The help, made from the table of verbs; no line is longer than 80 columns.
enum HelpText {
    /// Help about a verb, or about teambot as a whole.
    static func render(_ verb: Verb? = nil, of verbs: [Verb] = Verb.all) -> String {
        (verb.map(lines(about:)) ?? overview(verbs)).joined(separator: "\n") + "\n"
    }

    private static func overview(_ verbs: [Verb]) -> [String] {
        let rows = verbs.map { ("\($0.name) \($0.arguments)", $0.summary) }
        return [
            "teambot drives coding agents through the stages of a workflow.", "",
            "usage: teambot VERB [arguments] [options]", "", "verbs:",
        ] + aligned(rows) + ["", "options:"]
            + aligned([
                ("--help", "with a verb: explain it"), ("--version", "print the version"),
                ("--", "what follows is no option"),
            ]) + ["", "examples:"]
            + ["init", "run objective.md", "status"].map { "  teambot \($0)" }
    }

    private static func lines(about verb: Verb) -> [String] {
        let rows = (verb.options + [.help]).map { option in
            (option.form, option.summary + (option.isRepeatable ? " (may be repeated)" : ""))
        }
        return ["usage: \(verb.form)", "", verb.summary, "", "options:"] + aligned(rows) + ["", "examples:"]
            + verb.examples.map { "  teambot \($0)" }
    }

    /// Two columns, the first as wide as its widest text.
    private static func aligned(_ rows: [(String, String)]) -> [String] {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { left, right in
            "  " + left + String(repeating: " ", count: width - left.count + 2) + right
        }
    }
}
