import RunStorage
import Testing

@testable import JUnitReports

@Suite struct CharacterTests {
    private static let mark = "\u{fffd}"

    @Test(
        "Characters that XML forbids, as tools write them, become U+FFFD and the report stays readable",
        arguments: [
            ("\u{1b}[31mred", "\(mark)[31mred"), ("&#x1b;[31m", "\(mark)[31m"), ("a&#0;b", "a\(mark)b"),
            ("&#27;&#xFFFE;&#xD800;&#x110000;", "\(mark)\(mark)\(mark)\(mark)"), ("a\u{0}b\u{8}", "a\(mark)b\(mark)"),
            ("a\u{fffe}b", "a\(mark)b"), ("\u{7f}é\u{1F600}", "\u{7f}é\u{1F600}"), ("&#233;&#xe9;&amp;&lt;", "éé&<"),
            ("a & b && &nbsp; &#; &#xg; &", "a & b && &nbsp; &#; &#xg; &"), ("AT&T;", "AT&T;"), ("a ]]> b", "a ]]> b"),
        ])
    func forbidden(written: String, read: String) throws {
        let report = try ReadReport(
            suite: "<testcase name=\"\(written)\"><failure>\(written)</failure></testcase><testcase name=\"b\"/>")
        #expect(report.tests.map(\.name) == [read, "b"])
        #expect(report.tests[0].problems[0].text == read)
    }

    @Test("Bytes that are no UTF-8 become U+FFFD, also in CDATA")
    func invalidUTF8() throws {
        let wrong: [UInt8] = [0xC3, 0x28, 0xFF, 0xE2, 0x82, 0x41, 0xED, 0xA0, 0x80, 0xC0, 0x80, 0x1B]
        let bytes =
            Array("<testsuite><testcase name=\"a\"><failure><![CDATA[<".utf8) + wrong
            + Array("é]]></failure></testcase></testsuite>".utf8)
        let report = try ReadReport(bytes)
        #expect(report.end.form == .complete)
        let text = try report.test().problems[0].text
        #expect(
            text == "<\(Self.mark)(\(Self.mark)\(Self.mark)\(Self.mark)A" + String(repeating: Self.mark, count: 6) + "é"
        )
    }

    @Test("CDATA is text, whatever looks like markup in it")
    func cdata() throws {
        let report = try ReadReport(
            suite:
                "<testcase name=\"a\"><failure><![CDATA[<a & b>]] ]>]]]]><![CDATA[> <!-- <!DOCTYPE x> &amp;]]]></failure>"
                + "</testcase>")
        #expect(try report.test().problems[0].text == "<a & b>]] ]>]]> <!-- <!DOCTYPE x> &amp;]")
    }

    @Test("Comments and instructions say nothing")
    func comments() throws {
        let report = try ReadReport(
            "<!-- <!DOCTYPE a> --><?xml-stylesheet href=\"x\"?><testsuite><!-- <testcase name=\"no\"/> -- --->"
                + "<testcase name=\"a\"/><?php <testcase?></testsuite><!-- end -->\n")
        #expect(report.end.form == .complete)
        #expect(report.tests.map(\.name) == ["a"])
    }

    @Test("Declared encodings, byte order marks and blanks before the declaration are understood")
    func encodings() throws {
        func bytes(_ encoding: String, _ text: [UInt8]) -> [UInt8] {
            Array("<?xml version='1.0' encoding='\(encoding)'?><testsuite><testcase name='".utf8) + text
                + Array("'/></testsuite>".utf8)
        }
        #expect(try ReadReport(bytes("ISO-8859-1", [0xE9, 0x80])).test().name == "é€")
        #expect(try ReadReport(bytes("windows-1252", [0x84, 0x81, 0xFC])).test().name == "„\u{fffd}ü")
        #expect(try ReadReport(bytes("utf-8", Array("é".utf8))).test().name == "é")
        #expect(try ReadReport(bytes("Shift_JIS", [0x83, 0x41])).test().name.hasPrefix("\u{fffd}"))
        #expect(try ReadReport([0xEF, 0xBB, 0xBF] + bytes("ISO-8859-1", Array("é".utf8))).test().name == "é")
        #expect(try ReadReport(Array("\r\n \t\n".utf8) + bytes("latin1", [0xE9])).test().name == "é")
    }

    @Test("UTF-16 is understood in both orders, with and without a mark, also where it is broken")
    func utf16() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<testsuite><testcase name=\"é\u{1F600}\u{1}\"/></testsuite>"
        let units = Array(text.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [[0xFE, 0xFF] + big, [0xFF, 0xFE] + little, big, little] {
            #expect(try ReadReport(bytes).test().name == "é\u{1F600}\u{fffd}")
        }
        #expect(try ReadReport([0xFF, 0xFE] + little.dropLast(7)).end.form == .truncated)
    }

    @Test("A report is read alike wherever its pieces are cut")
    func pieces() throws {
        let text =
            "<!-- c --><testsuite name=\"é\u{1F600}&#x1b;\"><testcase name='&lt;&#0;\u{1}'><![CDATA[]]]]><![CDATA[>]]></testcase>"
        let bytes = Array(text.utf8)
        var whole: [UInt8] = []
        Self.filter([bytes[...]], &whole)
        for cut in 0...bytes.count {
            var parts: [UInt8] = []
            Self.filter([bytes[..<cut], bytes[cut...]], &parts)
            #expect(parts == whole, "cut at \(cut)")
        }
        var single: [UInt8] = []
        Self.filter(bytes.indices.map { bytes[$0...$0] }, &single)
        #expect(single == whole)
    }

    private static func filter(_ pieces: [ArraySlice<UInt8>], _ output: inout [UInt8]) {
        var repair = TextRepair(.utf8)
        var filter = MarkupFilter()
        for piece in pieces {
            var text: [UInt8] = []
            repair.append(piece, to: &text)
            _ = filter.append(text, to: &output)
        }
    }
}
