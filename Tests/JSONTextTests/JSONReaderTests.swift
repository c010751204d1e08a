import JSONText
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    @Test("every kind of value is read, in order")
    func kinds() throws {
        let value = try read(#"{"b": [1, -2.5, 1e2, true, false, null, "x"], "a": {}}"#)
        #expect(value.members?.map(\.name) == ["b", "a"])
        let elements = try #require(value["b"]?.elements)
        #expect(elements.map(\.integer) == [1, nil, 100, nil, nil, nil, nil])
        #expect(elements.map(\.double) == [1, -2.5, 100, nil, nil, nil, nil])
        #expect(elements.map(\.bool) == [nil, nil, nil, true, false, nil, nil])
        #expect(elements[5].isNull)
        #expect(elements[6].string == "x")
        #expect(value["a"]?.members?.isEmpty == true)
        #expect(value["c"] == nil)
        #expect(elements[6].kindName == "a string")
    }

    @Test("values know their place; columns count characters")
    func places() throws {
        let value = try read("{\n  \"grün€\": 1, \"b\": [\"😀\", 2]\r\n}")
        #expect(value.place == JSONPlace(line: 1, column: 1))
        #expect(value.members?.map(\.namePlace) == [JSONPlace(line: 2, column: 3), JSONPlace(line: 2, column: 15)])
        #expect(value["b"]?.elements?.map(\.place) == [JSONPlace(line: 2, column: 21), JSONPlace(line: 2, column: 26)])
    }

    @Test("equality ignores places")
    func equality() throws {
        #expect(try read("[1, {\"a\": 2}]") == read("\n[1,\n{ \"a\":2}]"))
        #expect(try read("[1]") != read("[2]"))
    }

    @Test(
        "strings are unescaped",
        arguments: [
            (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"), (#""\u00e9\u20AC""#, "é€"),
            (#""x\uD83D\uDE00y""#, "x😀y"), (#""é\n😀""#, "é\n😀"), (#""\u0000""#, "\u{0}"),
        ])
    func strings(text: String, expected: String) throws {
        #expect(try read(text).string == expected)
    }

    @Test("whole numbers that do not fit become doubles; the extremes fit")
    func numbers() throws {
        #expect(try read("9223372036854775807").kind == .integer(.max))
        #expect(try read("-9223372036854775808").kind == .integer(.min))
        #expect(try read("9223372036854775808").kind == .double(9_223_372_036_854_775_808))
        #expect(try read("9223372036854775808").integer == nil)
        #expect(try read("-0").integer == 0)
        #expect(try read("2.0").integer == 2)
    }

    @Test("a byte order mark is accepted")
    func byteOrderMark() throws {
        let value = try read("\u{FEFF}[1]")
        #expect(value.elements?.first?.place == JSONPlace(line: 1, column: 2))
    }

    @Test("what the writer writes is read back")
    func roundTrip() throws {
        var writer = JSONWriter()
        let texts = ["", "\u{0}\u{7f}\"\\/\u{2028}", "grün 😀 \u{1F468}\u{200D}\u{1F469}"]
        writer.object { $0.member("texts", texts) }
        #expect(try JSONReader.read(writer.bytes)["texts"]?.elements?.compactMap(\.string) == texts)
    }

    @Test("10,000 members of one object are read at once")
    func manyMembers() throws {
        let text = "{" + (0..<10_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try read(text).members?.last?.value.integer == 9_999)
    }
}
