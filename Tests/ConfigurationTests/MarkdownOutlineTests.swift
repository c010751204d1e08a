import Configuration
import Testing

@Suite("The outline of a Markdown text")
struct MarkdownOutlineTests {
    private func titles(_ text: String) -> [String] {
        MarkdownOutline(text).lines.compactMap { line in
            if case .heading(let level, let title) = line.kind { "\(level) \(title)" } else { nil }
        }
    }

    @Test(
        "AW-27: a heading is a heading only outside fences and comments",
        arguments: [
            ("# One\n## Two ##\n###### Six\n####### seven", ["1 One", "2 Two", "6 Six"]),
            ("#no blank\n#\n   # three blanks\n    # four", ["1 ", "1 three blanks"]),
            ("```\n# in\n```\n# out", ["1 out"]),
            ("~~~~ sh\n# in\n```\n~~~\n# in\n~~~~~\n# out", ["1 out"]),
            ("  ```sh\n  # in\n  ```\n# out", ["1 out"]),
            ("- ```sh\n  # in\n  ```\n# out", ["1 out"]),
            ("```not a fence```\n# out", ["1 out"]),
            ("<!-- # one\n# two -->\n# out <!-- x --> side", ["1 out  side"]),
            ("`<!--` is code\n# out", ["1 out"]),
            ("```html <!--\n-->\n```\n# out", ["1 out"]),
            ("> # quoted\n# C#", ["1 C#"]),
        ])
    func headings(text: String, expected: [String]) {
        #expect(titles(text) == expected)
    }

    @Test("line breaks of every system count the same, and the byte order mark is not text")
    func lineBreaks() {
        let outline = MarkdownOutline([0xEF, 0xBB, 0xBF] + Array("# A\r\nb\rc\n\n```\r\n x\r\n".utf8))
        #expect(outline.lines.map(\.text) == ["# A", "b", "c", "", "```", " x"])
        #expect(outline.lines.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(outline.unclosedFence == 5)
    }

    @Test("invalid UTF-8 is repaired")
    func repair() {
        #expect(MarkdownOutline([35, 32, 0xFF, 65]).lines.first?.kind == .heading(level: 1, title: "\u{FFFD}A"))
    }

    @Test("hostile input takes linear time and never fails")
    func hostile() {
        let size = 200_000
        let hostile = [
            "`", "``x`", "<!--", "<!-- -->", "**", "- ", "#", "[ ]", "```\n", "**Goal**:\n\n", "1) ", "\r", " \t",
        ]
        for piece in hostile {
            let bytes = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
            #expect(!ObjectiveReader.read(bytes, fileName: "x.md").problems.isEmpty, "\(piece)")
            _ = ScenarioReader.read(
                "## Acceptance Test Scenarios\n### AT-1: x\n" + String(decoding: bytes, as: UTF8.self))
        }
        // A linear congruential sequence: the same bytes in every run.
        var seed: UInt64 = 20_261_121
        let bytes = (0..<size).map { _ in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: seed >> 56)
        }
        #expect(!ObjectiveReader.read(bytes, fileName: "x.md").problems.isEmpty)
        _ = ScenarioReader.read(String(decoding: bytes, as: UTF8.self))
    }

    @Test(
        "spans of code are found by runs of back-ticks of the same length",
        arguments: [
            ("`a` and ``b ` c``", ["a", "b ` c"]), ("`` `x` ``", ["`x`"]), ("`open", []), ("`a\nb`", ["a b"]),
            ("```a``", []), ("` `", [" "]),
        ])
    func spans(text: String, expected: [String]) {
        #expect(CodeSpan.all(in: text).map(\.text) == expected)
    }

    @Test("a text written as a span is read back the same", arguments: ["a", "`", "a``b", "`$ x`", " a ", "it's"])
    func markup(text: String) {
        #expect(CodeSpan.all(in: "x " + CodeSpan.markup(text) + " y").map(\.text) == [text])
    }
}
