import JSONText

/// Commands: argument arrays that can be run.
enum CommandCheck {
    /// Reports a command without a program, and arguments that no program can get.
    static func check(_ source: Source, _ problems: inout ProblemList) {
        guard let elements = source.value.elements else { return }
        guard let first = elements.first else {
            problems.error("\"command\" must not be empty; write the program and its arguments.", at: source)
            return
        }
        if first.string?.isEmpty == true {
            problems.error("The program of a command must not be empty; write its name or path.", at: source[0])
        }
        for (index, element) in elements.enumerated() where element.string?.utf8.contains(0) == true {
            problems.error("An argument must not contain the character U+0000; remove it.", at: source[index])
        }
    }
}
