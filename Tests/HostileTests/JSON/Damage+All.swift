extension Damage {
    /// Everything that no reader of JSON may accept.
    static let all = structure + numbers + strings + endings + wholes

    private static let structure = [
        Damage.member("a key twice", "\"twice\": 1, \"twice\": 1"),
        Damage.member("a key twice, once escaped", "\"twice\": 1, \"\\u0074wice\": 2"),
        Damage.member("a key twice in an inner object", "\"x\": { \"a\": 1, \"a\": 2 }"),
        Damage.value("600 nested arrays", String(repeating: "[", count: 600) + String(repeating: "]", count: 600)),
        Damage.value(
            "600 nested objects", String(repeating: "{\"a\":", count: 600) + "1" + String(repeating: "}", count: 600)),
        Damage.value("100,000 opened arrays", String(repeating: "[", count: 100_000)),
        Damage.value("a comma too many in an array", "[1,]"),
        Damage.value("a comma too many in an object", "{\"a\":1,}"),
        Damage.value("a missing comma", "[1 2]"), Damage.value("a missing value", ""),
        Damage.member("a missing colon", "\"x\" 1"), Damage.member("a key without quotation marks", "x: 1"),
        Damage.member("a key that is a number", "1: 1"), Damage.value("two values", "1 2"),
        Damage.member("a comment to the end of the line", "// note\n\"x\": 1"),
        Damage.member("a comment between marks", "/* note */ \"x\": 1"),
        Damage.member("a comment with #", "# note\n\"x\": 1"),
        Damage.value("an array closed as an object", "[1}"),
    ]

    private static let numbers = [
        Damage.value("NaN", "NaN"), Damage.value("Infinity", "Infinity"), Damage.value("-Infinity", "-Infinity"),
        Damage.value("1e999", "1e999"), Damage.value("-1e999", "-1e999"),
        Damage.value("a number of 400 digits", String(repeating: "9", count: 400)),
        Damage.value("a hexadecimal number", "0x10"), Damage.value("a leading zero", "01"),
        Damage.value("a leading plus", "+1"), Damage.value("a leading point", ".5"), Damage.value("a last point", "1."),
        Damage.value("an empty exponent", "1e"), Damage.value("a lone minus", "-"),
        Damage.value("an underscore", "1_000"),
        Damage.value("full-width digits", "\u{FF11}"),
    ]

    private static let strings = [
        Damage.string("a byte that begins nothing", [0xFF]), Damage.string("a lone continuation byte", [0x80]),
        Damage.string("an overlong slash", [0xC0, 0xAF]), Damage.string("an overlong NUL", [0xE0, 0x80, 0x80]),
        Damage.string("a surrogate in UTF-8", [0xED, 0xA0, 0x80]),
        Damage.string("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
        Damage.string("a character that is cut off", [0xE2, 0x82]), Damage.string("a line feed", [10]),
        Damage.string("a tab", [9]), Damage.string("NUL", [0]), Damage.string("ESC", [0x1B]),
        Damage.value("a lone high surrogate", "\"\\uD800\""), Damage.value("a lone low surrogate", "\"\\uDC00\""),
        Damage.value("surrogates the wrong way round", "\"\\uDC00\\uD800\""),
        Damage.value("a high surrogate before a letter", "\"\\uD800x\""),
        Damage.value("an escape that is none", "\"\\x41\""), Damage.value("a short escape", "\"\\u12\""),
        Damage.value("an escape with a sign", "\"\\u+123\""), Damage.value("single quotation marks", "'x'"),
        Damage.value("a string without an end", "\"x"), Damage.value("a word in capital letters", "True"),
        Damage.value("a word with more letters", "nullx"),
    ]

    private static let endings = [
        Damage.after("a word after the end", Array(" x".utf8)),
        Damage.after("an object after the end", Array("{}".utf8)),
        Damage.after("NUL after the end", [0]), Damage.after("a brace after the end", Array("}".utf8)),
        Damage.after("a comment after the end", Array("// end".utf8)),
        Damage(what: "the second half cut off") { Array($0.prefix($0.count / 2)) },
        Damage(what: "the last brace cut off") { text in
            Array(text[..<(text.lastIndex(of: UInt8(ascii: "}")) ?? text.startIndex)])
        },
        Damage(what: "two byte order marks") { [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + $0 },
        Damage(what: "UTF-16 in little endian") { [0xFF, 0xFE] + $0.flatMap { [$0, 0] } },
        Damage(what: "UTF-16 in big endian") { [0xFE, 0xFF] + $0.flatMap { [0, $0] } },
        Damage(what: "a zero byte before it") { [0] + $0 },
    ]

    private static let wholes = [
        Damage.whole("nothing at all", ""), Damage.whole("only blanks", " \n\t "), Damage.whole("null", "null"),
        Damage.whole("an array", "[]"), Damage.whole("a string", "\"{}\""), Damage.whole("a number", "1"),
        Damage.whole("an empty object", "{}"), Damage.whole("only a byte order mark", "\u{FEFF}"),
    ]
}
