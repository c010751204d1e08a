import Testing

/// A name that must never become a part of a path, a variable or a line as it is.
struct HostileName: Sendable, CustomTestStringConvertible {
    /// What is wrong with it.
    let what: String
    let name: String

    init(_ what: String, _ name: String) {
        self.what = what
        self.name = name
    }

    var testDescription: String { what }

    /// The name as a JSON string in ASCII, whatever is in it.
    var json: String {
        "\""
            + name.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined() + "\""
    }

    /// Names that no part of a workflow and no run may have.
    static let all = paths + controls + lookAlikes

    /// Names that lead out of a directory or stand for another one.
    static let paths = [
        HostileName("the parent directory", ".."), HostileName("the directory itself", "."),
        HostileName("nothing", ""), HostileName("the root", "/"), HostileName("a slash", "a/b"),
        HostileName("a way up", "../x"), HostileName("a way up in the middle", "a/../../x"),
        HostileName("an absolute path", "/etc/passwd"), HostileName("a slash at the end", "a/"),
        HostileName("a hidden name", ".hidden"), HostileName("a leading dash", "-rf"),
        HostileName("an option", "--help"), HostileName("the home directory", "~"),
        HostileName("300 characters", String(repeating: "x", count: 300)),
        HostileName("a backslash", "a\\b"), HostileName("a way up with a backslash", "..\\x"),
        HostileName("a blank at the end", "a "), HostileName("a blank at the beginning", " a"),
        HostileName("only blanks", "   "), HostileName("a variable of the shell", "$HOME"),
        HostileName("a command of the shell", "`id`"), HostileName("the shell's end of a command", "a;b"),
        HostileName("a pattern", "*"), HostileName("a pipe of the shell", "a|b"),
        HostileName("a quotation mark", "a\"b"),
    ]

    private static let controls = [
        HostileName("NUL", "a\0b"), HostileName("only NUL", "\0"), HostileName("a line feed", "a\nb"),
        HostileName("a line feed at the end", "a\n"), HostileName("a carriage return", "a\rb"),
        HostileName("a tab", "a\tb"), HostileName("an escape sequence", "\u{1B}[2J"), HostileName("DEL", "a\u{7F}"),
        HostileName("a C1 control", "a\u{9B}31m"), HostileName("a line separator", "a\u{2028}b"),
    ]

    private static let lookAlikes = [
        HostileName("a division slash", "a\u{2215}b"), HostileName("full-width dots", "\u{FF0E}\u{FF0E}"),
        HostileName("a two dot leader", "\u{2025}"), HostileName("text from right to left", "a\u{202E}b"),
        HostileName("a left-to-right mark", "a\u{200E}b"), HostileName("an isolate", "a\u{2066}b"),
        HostileName("a zero-width space", "a\u{200B}b"), HostileName("a byte order mark", "\u{FEFF}a"),
        HostileName("a no-break space", "a\u{A0}b"), HostileName("a soft hyphen", "a\u{AD}b"),
        HostileName("a tag character", "a\u{E0041}"),
    ]

    /// Letters that look like others: fine in the name of a feature, refused in a workflow.
    static let letters = [
        HostileName("a Cyrillic a", "\u{430}dmin"), HostileName("a full-width letter", "\u{FF41}"),
        HostileName("a combining accent", "e\u{301}"), HostileName("two dots inside", "a..b"),
    ]
}
