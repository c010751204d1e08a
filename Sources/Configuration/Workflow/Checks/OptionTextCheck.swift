import JSONText

/// Texts that become arguments of a program.
enum OptionTextCheck {
    /// Reports a value that a program would take for something else, or for nothing.
    static func check(_ source: Source, _ problems: inout ProblemList) {
        checkForNull(source, &problems)
        guard let text = source.value.string, text.isEmpty || text.hasPrefix("-") else { return }
        problems.error(
            "\(QuotedText.shown(text)) is no name; it must not be empty or begin with \"-\".", at: source)
    }

    /// Reports an argument that no program can get.
    static func checkForNull(_ source: Source, _ problems: inout ProblemList) {
        guard source.value.string?.utf8.contains(0) == true else { return }
        problems.error("An argument must not contain the character U+0000; remove it.", at: source)
    }
}
