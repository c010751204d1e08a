import Testing

@testable import Reporting

@Suite("Reporting: text")
struct TextTests {
    @Test(
        "Nothing that a terminal obeys gets through",
        arguments: [
            ("plain", "plain"), ("a\tb\nc\r\nd", "a b c d"), ("bell\u{7}\u{8}\u{0}", "bell"),
            ("\u{1B}[31;1mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}after", "after"),
            ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{9B}2Jcleared", "cleared"),
            ("\u{1B}Pq#0\u{1B}\\sixel", "sixel"), ("\u{1B}(Bset", "set"), ("\u{1B}cfull", "full"),
            ("\u{1B}]0;no end\nnext", " next"), ("\u{9D}0;t\u{9C}x", "x"), ("end\u{1B}", "end"), ("end\u{1B}[", "end"),
            ("\u{202E}evil\u{202C}\u{2066}\u{2069}\u{200E}\u{200F}", "evil"), ("\u{85}\u{7F}\u{80}é日🙂", " é日🙂"),
            ("a\u{1B}\u{1B}[31mb", "ab"),
        ])
    func printable(raw: String, expected: String) {
        #expect(Printable.text(raw) == expected)
    }

    @Test("Random text comes out without controls, and coming out again changes nothing")
    func printableProperty() {
        let pieces: [Character] = ["\u{1B}", "[", "]", "\\", "\u{7}", "\u{9B}", "3", "m", "x", "\n", "\u{202E}", "日"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let raw = String((0..<12).compactMap { _ in pieces.randomElement(using: &generator) })
            let text = Printable.text(raw)
            let bad = text.unicodeScalars.contains {
                $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
            }
            #expect(!bad)
            #expect(Printable.text(text) == text)
        }
    }

    @Test("The first line is the first with text", arguments: [("\n \n one \n two", "one"), ("", ""), ("\n", "")])
    func firstLine(raw: String, expected: String) {
        #expect(Printable.firstLine(raw) == expected)
    }

    @Test(
        "Columns of a text",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("🙂", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2),
            ("✓✗▶○⏸–!", 7), ("ｗｉｄｅ", 8), ("❤\u{FE0F}", 2), ("…", 1), ("\u{AD}", 1),
        ])
    func width(text: String, expected: Int) {
        #expect(DisplayWidth.of(text) == expected)
    }

    @Test(
        "Cutting keeps within the columns and never halves a character",
        arguments: [
            ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
            ("ab", 1, "…"), ("ab", 0, ""), ("", 0, ""),
            // Many terminals show the parts of a joined character side by side.
            ("👩‍👩‍👧👩‍👩‍👧", 8, "👩‍👩‍👧…"), ("👩‍👩‍👧", 6, "👩‍👩‍👧"), ("👍🏽👍🏽", 7, "👍🏽…"),
            // Many terminals show the parts of a joined character side by side.
            ("👩‍👩‍👧👩‍👩‍👧", 8, "👩‍👩‍👧…"), ("👩‍👩‍👧", 6, "👩‍👩‍👧"), ("👍🏽👍🏽", 7, "👍🏽…"),
        ])
    func cut(text: String, columns: Int, expected: String) {
        #expect(DisplayWidth.cut(text, to: columns) == expected)
    }

    @Test(
        "Durations",
        arguments: [
            (0, "0.0 s"), (-5, "0.0 s"), (.nan, "0.0 s"), (0.4, "0.4 s"), (0.04, "0.0 s"), (9.94, "9.9 s"),
            (9.96, "10 s"), (12.4, "12 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s"),
            (3_599.7, "1 h 00 min"), (7_380, "2 h 03 min"), (28_800, "8 h 00 min"), (360_000, "100 h 00 min"),
        ] as [(Double, String)])
    func durations(seconds: Double, expected: String) {
        #expect(DurationText.render(seconds: seconds) == expected)
    }

    @Test(
        "Command lines are quoted as a shell needs it",
        arguments: [
            (["ls", "-l", "a/b.c"], "ls -l a/b.c"), (["echo", "two words", ""], "echo 'two words' ''"),
            (["echo", "it's", "$HOME", "*"], "echo 'it'\\''s' '$HOME' '*'"), (["x", "a\u{1B}[1mb"], "x ab"),
        ])
    func shell(arguments: [String], expected: String) {
        #expect(ShellText.render(arguments) == expected)
    }

    @Test(
        "Colour: NO_COLOR, then FORCE_COLOR, then a terminal that is not dumb",
        arguments: [
            ([:], true, true), ([:], false, false), (["TERM": "dumb"], true, false), (["NO_COLOR": "1"], true, false),
            (["NO_COLOR": ""], true, true), (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
            (["FORCE_COLOR": "1"], false, true), (["FORCE_COLOR": "0"], true, false),
            (["FORCE_COLOR": ""], false, false), (["FORCE_COLOR": "1", "TERM": "dumb"], false, true),
        ])
    func colour(environment: [String: String], isTerminal: Bool, expected: Bool) {
        #expect(Style.colour(environment: environment, isTerminal: isTerminal) == expected)
    }
}
