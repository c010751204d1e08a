/// The help, made from the table of verbs; no line is longer than 80 columns.
enum HelpText {
    /// Help about a verb, or about teambot as a whole.
    static func render(_ verb: Verb? = nil) -> String {
        (verb.map(lines(about:)) ?? overview()).joined(separator: "\n") + "\n"
    }

    private static func overview() -> [String] {
        let width = VerbGroup.all.flatMap(\.verbs).map(name).map(\.count).filter { $0 <= widestName }.max() ?? 0
        let groups = VerbGroup.all.flatMap { group in
            ["\(group.title):"] + aligned(group.verbs.flatMap(rows), width) + [""]
        }
        return [
            "teambot drives coding agents through the stages of a workflow.", "",
            "usage: teambot VERB [arguments] [options]", "",
        ] + groups + ["options:"]
            + aligned([
                ("--help", "with a verb: explain it"), ("--version", "print the version"),
                ("--", "what follows is no option"),
            ]) + ["", "examples:"]
            + ["init", "run objective.md", "status"].map { "  teambot \($0)" }
    }

    /// Longer forms of verbs have a line of their own, so that the summaries of the others fit.
    private static let widestName = 30

    private static func rows(_ verb: Verb) -> [(String, String)] {
        let name = name(verb)
        guard name.count > widestName, let split = name.lastIndex(of: "|") else { return [(name, verb.summary)] }
        let middle = name[..<split].lastIndex(of: "|") ?? split
        return [(String(name[...middle]), verb.summary), ("  " + name[name.index(after: middle)...], "")]
    }

    private static func lines(about verb: Verb) -> [String] {
        let rows = (verb.options + [.help]).map { option in
            (option.form, option.summary + (option.isRepeatable ? " (may be repeated)" : ""))
        }
        return ["usage: \(verb.form)", "", verb.summary, "", "options:"] + aligned(rows) + ["", "examples:"]
            + verb.examples.map { "  teambot \($0)" }
    }

    /// A verb as one types it.
    private static func name(_ verb: Verb) -> String {
        verb.arguments.isEmpty ? verb.name : "\(verb.name) \(verb.arguments)"
    }

    /// Two columns, the first as wide as its widest text.
    private static func aligned(_ rows: [(String, String)], _ least: Int = 0) -> [String] {
        let width = max(least, rows.map(\.0.count).max() ?? 0)
        return rows.map { left, right in
            right.isEmpty ? "  " + left : "  " + left + String(repeating: " ", count: width - left.count + 2) + right
        }
    }
}
