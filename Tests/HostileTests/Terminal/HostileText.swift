import Testing

/// Text that a terminal would obey, or that would be read in another order than it stands.
struct HostileText: Sendable, CustomTestStringConvertible {
    /// What it would do.
    let what: String
    let text: String

    init(_ what: String, _ text: String) {
        self.what = what
        self.text = text
    }

    var testDescription: String { what }

    static let all = [
        HostileText("ring", "a\u{7}b"), HostileText("overwrite what was shown", "a\rb"),
        HostileText("go back", "a\u{8}\u{8}b"), HostileText("clear the screen", "\u{1B}[2J"),
        HostileText("colour everything after it", "\u{1B}[31mred"), HostileText("move up", "\u{1B}[10A"),
        HostileText("make it invisible", "\u{1B}[8m"), HostileText("set the title", "\u{1B}]0;title\u{7}"),
        HostileText("make a link", "\u{1B}]8;;http://example.org\u{1B}\\text\u{1B}]8;;\u{1B}\\"),
        HostileText("write the clipboard", "\u{1B}]52;c;ZWNobw==\u{7}"), HostileText("draw", "\u{1B}Pq#0~~\u{1B}\\"),
        HostileText("send a command to the multiplexer", "\u{1B}_x\u{1B}\\"),
        HostileText("be private", "\u{1B}^x\u{1B}\\"),
        HostileText("begin a string", "\u{1B}Xx\u{1B}\\"), HostileText("clear the screen with C1", "\u{9B}2J"),
        HostileText("set the title with C1", "\u{9D}0;t\u{9C}"), HostileText("go to the next line with C1", "a\u{85}b"),
        HostileText("delete", "a\u{7F}b"), HostileText("reset the terminal", "\u{1B}c"),
        HostileText("change the letters", "\u{1B}(0abc"), HostileText("fill the screen", "\u{1B}#8"),
        HostileText("shift out", "a\u{E}b"), HostileText("go down", "a\u{B}b\u{C}c"),
        HostileText("stop the output", "a\u{13}b"),
        HostileText("turn the direction", "a\u{202E}b"), HostileText("embed a direction", "a\u{202A}b\u{202C}"),
        HostileText("isolate a direction", "a\u{2066}b\u{2069}"), HostileText("isolate the other way", "a\u{2067}b"),
        HostileText("mark the direction", "a\u{200E}\u{200F}b"), HostileText("mark Arabic", "a\u{61C}b"),
        HostileText("be a broken sequence", "a\u{1B}[12;"), HostileText("end with an escape", "a\u{1B}"),
        HostileText("hide a sequence in a sequence", "\u{1B}\u{1B}[2J[2J"), HostileText("be NUL", "a\0b"),
    ]
}
