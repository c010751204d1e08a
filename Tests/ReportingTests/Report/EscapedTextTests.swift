import Testing

@testable import Reporting

@Suite struct EscapedTextTests {
    @Test(
        "Markup is escaped and what could deceive is shown",
        arguments: [
            ("<b a=\"x\" c='y'>&amp;", "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;"), ("]]>", "]]&gt;"),
            ("a\u{0}b\u{1B}[31m\u{7F}", "a␀b␛[31m␡"), ("a\tb\nc\r\nd\re", "a\tb\nc\nd␍e"),
            ("a\u{202E}b\u{2066}c\u{200F}", "a‹U+202E›b‹U+2066›c‹U+200F›"),
            ("\u{FEFF}x\u{61C}\u{9B}", "‹U+FEFF›x‹U+061C›‹U+009B›"),
            ("Grüße, 世界 👩‍💻 é €", "Grüße, 世界 👩‍💻 é €"), ("", ""),
        ])
    func escapes(_ text: String, _ expected: String) {
        var html = HTML()
        html.text(text)
        #expect(html.string == expected)
    }

    @Test("Bytes that are no UTF-8 become the sign for that, also cut in the middle of a character")
    func brokenUTF8() {
        for bytes in [[0xC2], [0xE2, 0x80], [0xE2], [0xEF, 0xBB], [0xFF, 0x41], [0xD8]] as [[UInt8]] {
            var html = HTML()
            html.text(bytes[...])
            #expect(html.string.contains("\u{FFFD}"))
            var raw: [UInt8] = []
            EscapedText.append(bytes, to: &raw)
            #expect(raw == bytes)
        }
    }

    @Test("Values of attributes cannot end them")
    func attributes() {
        let html = HTML { $0.element("a", .href("\" onclick=\"x"), .flag("open", false), .flag("hidden"), text: "<") }
        #expect(html.string == "<a href=\"&quot; onclick=&quot;x\" hidden>&lt;</a>")
    }

    @Test("Base64 is that of the standard's examples")
    func base64() {
        let examples = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
        for (text, expected) in examples { #expect(Base64.encode(Array(text.utf8)) == expected) }
        #expect(Base64.encode(hexadecimal: "00ff10") == "AP8Q")
    }
}
