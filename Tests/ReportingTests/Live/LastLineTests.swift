import Testing

@testable import Reporting

/// The last line of an output.
@Suite struct LastLineTests {
    @Test(
        "The last line with text is taken, safe to show:",
        arguments: [
            ("", nil), ("\n \n", nil), ("one\ntwo\n", "two"), ("one\ntwo\n\n", "two"), ("begun", "begun"),
            ("10 %\r20 %\r", "20 %"), ("done\r\n", "done"), ("\u{1B}[31mred\u{1B}[0m\n", "red"),
            ("a\u{1B}]0;title\u{7}b\n", "ab"), ("\u{202E}evil\n", "evil"),
        ] as [(String, String?)])
    func taken(_ output: String, _ line: String?) {
        #expect(LastLine.of(Array(output.utf8)) == line)
    }

    @Test("The rest of a character at the beginning is left out, broken bytes in the middle are marked")
    func broken() {
        #expect(LastLine.of([0x97, 0xA5] + Array("字 und".utf8)) == "字 und")
        #expect(LastLine.of([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    }

    @Test("A line without end is cut")
    func long() {
        let line = LastLine.of([UInt8](repeating: 0x61, count: LastLine.bytes)) ?? ""
        #expect(line.count == 200 && line.hasSuffix("a…"))
    }
}
