import JSONText
import Testing

@Suite("What is not JSON")
struct JSONProblemTests {
    private func refusal(_ bytes: [UInt8], maximumDepth: Int = 128, maximumBytes: Int = 1 << 24) -> JSONProblem? {
        do {
            _ = try JSONReader.read(bytes, maximumDepth: maximumDepth, maximumBytes: maximumBytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("More values than memory has room for are refused")
    func tooManyValues() {
        let text = "[0" + String(repeating: ",0", count: JSONReader.mostValues) + "]"
        #expect(throws: JSONProblem.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test(
        "is refused with a sentence and a place",
        arguments: [
            ("", "empty", 1, 1), (" \n ", "empty", 2, 2), ("[1,]", "comma before the end of the array", 1, 3),
            ("{\"a\":1,\n}", "comma before the end of the object", 1, 7), ("[1 // x\n]", "no comments", 1, 4),
            ("# x", "no comments", 1, 1), ("[1 /* x */]", "no comments", 1, 4), ("01", "begin with 0", 1, 1),
            ("-", "digit", 1, 2), ("1.", "digit after the decimal point", 1, 3), ("[1.x]", "decimal point", 1, 4),
            ("1e", "exponent", 1, 3), ("+1", "a value", 1, 1), (".5", "a value", 1, 1), ("NaN", "\"NaN\"", 1, 1),
            ("truex", "a value", 1, 1), ("nul", "a value", 1, 1), ("1e999", "too large", 1, 1),
            ("1 2", "end of the text", 1, 3), ("{} x", "end of the text", 1, 4), ("\"abc", "has no end", 1, 1),
            ("[\"a\n\"]", "does not end on its line", 1, 2), ("\"a\tb\"", "control character", 1, 3),
            ("\"\\x\"", "backslash", 1, 2), ("\"\\u12g4\"", "four hexadecimal", 1, 2), ("\"\\", "has no end", 1, 1),
            ("\"\\ud800\"", "surrogate", 1, 2), ("\"\\ud800\\u0041\"", "surrogate", 1, 2),
            ("\"é\\udc00\"", "surrogate", 1, 3), ("{'a':1}", "single quotation", 1, 2), ("{a:1}", "name in", 1, 2),
            ("{\"a\" 1}", "colon", 1, 6), ("{\"a\":}", "a value", 1, 6), ("[1 2]", "a comma", 1, 4),
            ("[", "ends where a value", 1, 2), ("{", "ends where a name", 1, 2), ("{\"a\"", "ends where a colon", 1, 5),
            ("[1", "ends where a comma", 1, 3), ("]", "a value", 1, 1),
            ("{\"a\":1,\n \"b\":2,\n\"a\":3}", "line 1", 3, 1),
        ])
    func refused(text: String, part: String, line: Int, column: Int) throws {
        let problem = try #require(refusal(Array(text.utf8)))
        #expect(problem.message.contains(part), "\(problem)")
        #expect(problem.message.hasSuffix("."))
        #expect([problem.line, problem.column] == [line, column], "\(problem)")
    }

    @Test("a duplicate name is found among many, with the place of the first")
    func duplicateAmongMany() throws {
        let members = (0..<100).map { "\"k\($0)\":0" } + ["\"k50\":1"]
        let problem = try #require(refusal(Array(("{" + members.joined(separator: ",\n") + "}").utf8)))
        #expect(problem.message.contains("\"k50\"") && problem.message.contains("line 51, column 1"))
        #expect(problem.line == 101)
    }

    @Test(
        "bytes that are not UTF-8 are refused wherever they stand",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0xE2], [0x22, 0x80, 0x22], [0xFF], [0x5B, 0xC3],
        ] as [[UInt8]])
    func invalidText(bytes: [UInt8]) throws {
        #expect(try #require(refusal(bytes)).message.contains("UTF-8"))
    }

    @Test("nesting has a limit, however high a caller sets it")
    func depth() throws {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 600)
        #expect(try #require(refusal(deep)).message.contains("deeper than 128"))
        #expect(try #require(refusal(deep, maximumDepth: 1_000_000)).message.contains("deeper than 512"))
        let text = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(refusal(Array(text.utf8)) == nil)
        let million = Array(String(repeating: "{\"a\":", count: 1_000_000).utf8)
        #expect(refusal(million) != nil)
    }

    @Test("size has a limit")
    func size() throws {
        #expect(try #require(refusal(Array("[1, 2]".utf8), maximumBytes: 5)).message.contains("6 bytes"))
    }

    @Test("nothing crashes: every prefix, and every byte replaced")
    func damage() {
        let text = Array(#"{"a":[1,-2.5e3,true,null,"\u00e9\ud83d\ude00é"],"b":{"c":"x"}}"#.utf8)
        for end in text.indices { #expect(refusal(Array(text[..<end])) != nil) }
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var damaged = text
                damaged[index] = byte
                _ = refusal(damaged)
            }
        }
    }
}
