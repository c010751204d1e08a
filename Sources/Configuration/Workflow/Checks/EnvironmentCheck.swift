import JSONText

/// Variables that an agent gets.
enum EnvironmentCheck {
    /// The variables of an object of strings, in the order of the file.
    static func variables(_ source: Source, _ problems: inout ProblemList) -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        for member in source.value.members ?? [] {
            if let objection = objection(to: member.name) { problems.error(objection, at: source.named(member)) }
            guard let value = member.value.string, !value.utf8.contains(0) else {
                problems.error(
                    "A variable's value must be a string without U+0000, not \(member.value.kindName).",
                    at: source.member(member))
                continue
            }
            variables.append((member.name, value))
        }
        return variables
    }

    /// Reports globs that can match no variable.
    static func checkGlobs(_ source: Source, _ problems: inout ProblemList) {
        for (index, element) in (source.value.elements ?? []).enumerated() {
            guard let glob = element.string else { continue }
            guard glob.isEmpty || glob.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "=") || $0 == 0x7F })
            else { continue }
            problems.error(
                "\(QuotedText.shown(glob)) can match no variable; write a name, with * for any characters.",
                at: source[index])
        }
    }

    private static func objection(to name: String) -> String? {
        guard NameRule.isVariable(name) else {
            return "\(QuotedText.shown(name)) is no name of a variable; use letters, digits and \"_\"."
        }
        return name.hasPrefix("TEAMBOT_") ? "\(name) is set by teambot itself; choose another name." : nil
    }
}
