import StateMachine
import TestSuites

/// Suites that a look at the project has proposed, for the `stages.json` that `init` writes.
struct ProposedSuites {
    private let suites: [Suite]

    /// Keeps the proposals; nil where there are none.
    init?(_ suites: [Suite]) {
        guard suites.contains(where: \.isEnabled) else { return nil }
        self.suites = suites
    }

    /// Their names in a sentence.
    var names: String { suites.map(\.name).joined(separator: ", ") }

    /// The text of the shipped `stages.json` with these suites, and with a test stage that runs them.
    func applied(to stages: String) -> String {
        var lines = stages.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let section = lines.firstIndex(of: "  \"stages\": {"),
            let test = lines.firstIndex(where: { $0.hasPrefix("    \"TEST\": {") }),
            let agent = lines[test...].firstIndex(where: { $0.contains("\"work_agent\":") })
        else { return stages }
        let chosen = suites.filter(\.isEnabled).map { "\"\($0.name)\"" }.joined(separator: ", ")
        lines.insert("      \"suites\": [\(chosen)],", at: agent)
        lines.insert(contentsOf: members, at: section)
        return lines.joined(separator: "\n")
    }

    /// The lines of the members to be added: those of the object without its braces.
    private var members: [String] {
        var lines = SuiteProposalText.json(suites).split(separator: "\n").map(String.init)
        guard lines.count > 2, lines.first == "{", lines.last == "}" else { return [] }
        lines.removeFirst()
        lines.removeLast()
        lines[lines.count - 1] += ","
        return lines
    }
}
