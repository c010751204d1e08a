import JSONText
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("commas and colons are the writer's affair, and there are no blanks")
    func compact() {
        let text = written { writer in
            writer.object { writer in
                writer.key("a")
                writer.integer(1)
                writer.key("b")
                writer.array { writer in
                    writer.integer(1)
                    writer.object { _ in }
                    writer.array { _ in }
                    writer.bool(true)
                    writer.null()
                }
                writer.key("c")
                writer.raw(Array("{\"x\":0}".utf8))
                writer.key("d")
                writer.string("e")
            }
        }
        #expect(text == #"{"a":1,"b":[1,{},[],true,null],"c":{"x":0},"d":"e"}"#)
    }

    @Test("members take optional values; nil is null")
    func members() {
        let text = written { writer in
            writer.object { writer in
                writer.member("text", "x")
                writer.member("number", 3)
                writer.member("real", 1.5)
                writer.member("flag", false)
                writer.member("list", ["a", "b"])
                writer.member("none", nil as String?)
                writer.member("noNumber", nil as Int?)
                writer.member("noReal", nil as Double?)
                writer.member("noFlag", nil as Bool?)
            }
        }
        #expect(
            text == #"{"text":"x","number":3,"real":1.5,"flag":false,"list":["a","b"],"none":null,"#
                + #""noNumber":null,"noReal":null,"noFlag":null}"#)
    }

    @Test(
        "strings are escaped where JSON or a terminal needs it",
        arguments: [
            ("plain", #""plain""#), ("", #""""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{1b}\u{1f}", #""\u0000\u001b\u001f""#), ("\u{7f}", #""\u007f""#),
            ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("grün — €😀", "\"grün — €😀\""), ("a/b", #""a/b""#),
        ])
    func escapes(text: String, expected: String) {
        #expect(written { $0.string(text) } == expected)
    }

    @Test(
        "numbers are short and always JSON",
        arguments: [
            (1.5, "1.5"), (0.1, "0.1"), (-2, "-2.0"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
            (1e300, "1e+300"), (1e-300, "1e-300"),
        ])
    func doubles(number: Double, expected: String) throws {
        let text = written { $0.double(number) }
        #expect(text == expected)
        _ = try JSONReader.read(Array(text.utf8))
    }

    @Test("with an indentation, each member has its line")
    func pretty() {
        var writer = JSONWriter(indentation: 2)
        writer.object { writer in
            writer.member("a", 1)
            writer.member("b", ["x"])
            writer.key("c")
            writer.object { _ in }
        }
        let expected = """
            {
              "a": 1,
              "b": [
                "x"
              ],
              "c": {}
            }
            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
}
