import TestSupport
import Testing

@testable import Reporting

@Suite("Reporting: a stream of bytes made safe")
struct PrintableStreamTests {
    /// The stream's text when it comes in these pieces.
    private func shown(_ pieces: [[UInt8]]) -> String {
        var stream = PrintableStream()
        let bytes = pieces.flatMap { stream.take($0) } + stream.finish()
        return String(validating: bytes, as: UTF8.self) ?? "not UTF-8"
    }

    private func shown(_ text: String) -> String { shown([Array(text.utf8)]) }

    @Test(
        "Sequences go whole, line ends and tabs stay",
        arguments: [
            ("plain\n\ttext\n", "plain\n\ttext\n"), ("a\u{1B}[31;1mred\u{1B}[0m\n", "ared\n"),
            ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"), ("\u{1B}]0;title\u{7}x", "x"),
            ("\u{1B}]8;;http://x\u{1B}\\link", "link"), ("\u{1B}]never ended\nnext\n", "\nnext\n"),
            ("a\u{202E}b\u{200F}c\u{FEFF}", "abc"), ("\u{1B}(Bx\u{1B}Mz\u{8}\u{0}", "xz"), ("\u{9B}31mx", "x"),
            ("grüße 👩‍💻 日本\n", "grüße 👩‍💻 日本\n"), ("\u{1B}]x\u{1B}[31my", "y"), ("a\u{85}b\u{2028}c", "a b c"),
        ])
    func sequences(text: String, expected: String) {
        #expect(shown(text) == expected)
        // The same, one byte at a time.
        #expect(shown(text.utf8.map { [$0] }) == expected)
    }

    @Test("Broken UTF-8 is shown as U+FFFD, also at the very end")
    func broken() {
        #expect(shown([[65, 0xFF, 66, 0xC3]]) == "A\u{FFFD}B\u{FFFD}")
        #expect(shown([[0xE2, 0x82], [0xAC, 10]]) == "€\n")
        #expect(shown([[0xE2], [0x41]]) == "\u{FFFD}A")
        #expect(shown([[0xF0, 0x9F], [0x98], [0x80]]) == "😀")
        #expect(shown([[0x80, 0x80]]) == "\u{FFFD}\u{FFFD}")
    }

    @Test("Wherever random bytes are cut, the same is shown, and within a line the same as of the whole text")
    func cuts() {
        let alphabet: [[UInt8]] =
            [
                "a", "é", "日", "😀", "\u{1B}", "[", "]", "\\", "3", "m", "\u{7}", "\r", "\n", "\u{9B}", "\u{9D}",
                "\u{202E}",
            ]
            .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0]]
        let seed = Seeds.one()
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<40).flatMap { _ in alphabet.randomElement(using: &random) ?? [] }
            let whole = shown([bytes])
            var pieces: [[UInt8]] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...5, using: &random))
                pieces.append(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            #expect(shown(pieces) == whole, "seed \(seed)")
            let line = bytes.filter { $0 != 10 && $0 != 13 }
            #expect(
                shown([line]) == Printable.text(String(decoding: line, as: UTF8.self)), "seed \(seed): \(line)")
        }
    }

    @Test("A line of 10 MB and a sequence that never ends leave nothing behind in memory but what they show")
    func fat() {
        var stream = PrintableStream()
        var count = 0
        for _ in 0..<160 { count += stream.take([UInt8](repeating: 97, count: 65_536)).count }
        #expect(count == 160 * 65_536)
        _ = stream.take([0x1B, 0x5D])
        for _ in 0..<160 { #expect(stream.take([UInt8](repeating: 97, count: 65_536)).isEmpty) }
    }
}
