import Testing

@testable import Reporting

@Suite("Reporting: tables")
struct TableTests {
    private func table(_ rows: [[String]], drop: [Int?] = [nil, 1, nil]) -> Table {
        var table = Table(columns: drop.enumerated().map { Table.Column(title: "c\($0)", dropOrder: $1) })
        table.rows = rows.map { .cells($0.map { Table.Cell($0) }) }
        return table
    }

    private func render(_ table: Table, _ width: Int) -> [String] {
        table.render(Style(colour: false, width: width))
    }

    @Test("Columns stay aligned behind wide characters")
    func wide() {
        #expect(
            render(table([["日本", "x", "1"], ["abc", "🙂🙂", "2"]]), 0) == [
                "c0    c1    c2", "日本  x     1", "abc   🙂🙂  2",
            ])
    }

    @Test("A column with nothing in it is left out, and no line ends with blanks")
    func empty() {
        #expect(render(table([["a", "", "b"], ["cc", "", ""]]), 0) == ["c0  c2", "a   b", "cc"])
        #expect(render(table([]), 80) == [])
    }

    @Test("Where there is no room a column goes, then the widest is narrowed")
    func narrow() {
        let rows = [["abcdefghijklmnop", "middle", "the end"]]
        #expect(render(table(rows), 40) == ["c0                c1      c2", "abcdefghijklmnop  middle  the end"])
        #expect(render(table(rows), 28) == ["c0                c2", "abcdefghijklmnop  the end"])
        #expect(render(table(rows), 20) == ["c0           c2", "abcdefghij…  the end"])
        #expect(render(table(rows), 12) == ["c0        c2", "abcdefg…  t…"])
    }

    @Test("A text that one would copy is never cut, however little room there is")
    func whole() {
        var table = table([["", "middle", "the end"]])
        table.rows = [.cells([Table.Cell("abcdefghijklmnop", isWhole: true), Table.Cell("x"), Table.Cell("the end")])]
        #expect(render(table, 25).last == "abcdefghijklmnop  the end")
        #expect(render(table, 10).last == "abcdefghijklmnop")
    }

    @Test("No line is wider than the width", arguments: 1...60)
    func widths(width: Int) {
        let rows = [["日本語日本語日本語", "mid", "🙂🙂🙂 the end of it"], ["a", "middle", "b"]]
        for line in render(table(rows), width) { #expect(DisplayWidth.of(line) <= width) }
    }

    @Test("A note stands at the end, or below where it does not fit; a whole one stays in one line")
    func notes() {
        var table = table([])
        table.rows = [.cells([Table.Cell("a"), Table.Cell("b"), Table.Cell("c")], note: Table.Cell("something long"))]
        #expect(render(table, 25).last == "a   b   c  something long")
        #expect(render(table, 24).suffix(2) == ["a   b   c", "    something long"])
        #expect(render(table, 14).suffix(3) == ["a   b   c", "    something", "    long"])
        table.rows = [.cells([Table.Cell("a")], note: Table.Cell("something long", isWhole: true))]
        #expect(render(table, 12).suffix(2) == ["a", "    something long"])
    }

    @Test("Colour changes nothing but the escape sequences")
    func colour() {
        var table = Table(columns: [Table.Column(), Table.Column(isRightAligned: true)])
        table.rows = [
            .cells([Table.Cell("a", .red), Table.Cell("1")]), .cells([Table.Cell("bcd"), Table.Cell("23", .dim)]),
            .across(Table.Cell("all", .bold)),
        ]
        let painted = table.render(Style(colour: true, width: 0))
        #expect(
            painted == ["\u{1B}[31ma  \u{1B}[0m   1", "bcd  \u{1B}[2m23\u{1B}[0m", "\u{1B}[1mall\u{1B}[0m"])
        #expect(painted.map(Printable.text) == render(table, 0))
    }
}
