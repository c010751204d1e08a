import JSONText
import Testing

/// Objects of a stream that comes in pieces.
@Suite struct JSONScanTests {
    /// The wanted values of all objects, `path=value`, whatever the pieces.
    private func read(
        _ text: String, _ wanted: [String], piece: Int = .max, limit: Int = 1 << 20
    ) -> (records: [[String]], noise: Int) {
        read(Array(text.utf8), wanted, piece: piece, limit: limit)
    }

    private func read(
        _ bytes: [UInt8], _ wanted: [String], piece: Int = .max, limit: Int = 1 << 20
    ) -> (records: [[String]], noise: Int) {
        var paths = JSONPathSet()
        for path in wanted { paths.add(path, limit: limit) }
        var scan = JSONScan(paths)
        var records: [[String]] = []
        var start = 0
        while start < bytes.count {
            let end = piece == .max ? bytes.count : min(bytes.count, start + piece)
            var rest = bytes[start..<end]
            while let record = scan.next(&rest) {
                records.append(
                    record.captures.map { capture in
                        "\(wanted[capture.path])\(capture.outer < 0 ? "" : "[\(capture.outer),\(capture.inner)]")"
                            + "=\(capture.kind == .null ? "null" : record.text(capture))"
                    })
            }
            start = end
        }
        scan.finish()
        return (records, scan.noise)
    }

    @Test("Only what is wanted is kept, in pieces of any size", arguments: [1, 2, 3, 7, 64, .max])
    func pieces(size: Int) {
        let text = """
            {"x":{"y":[1,{"type":"no"},"}"]},"type":"a\\"b","n":-1.5e3,"list":[{"t":"one","u":[[]]},{"t":"two"}]}
            {"type":"\\u00e4\\ud83d\\ude00\\ud83d!\\n","n":null,"list":[],"b":true}

            """
        let read = read(text, ["type", "n", "list.*.t"], piece: size)
        #expect(read.records[0] == ["type=a\"b", "n=-1.5e3", "list.*.t[0,0]=one", "list.*.t[1,1]=two"])
        #expect(read.records[1] == ["type=ä😀\u{FFFD}!\n", "n=null"])
        #expect(read.noise == 0)
    }

    @Test("A number in a path is an element or a member, and a star is any member too")
    func steps() {
        let text = #"{"choices":[{"text":"no"},{"text":"yes"}],"m":{"1":{"n":1},"b":{"n":2}}}"#
        #expect(read(text, ["choices.1.text"]).records == [["choices.1.text[1,1]=yes"]])
        #expect(read(text, ["m.1.n"]).records == [["m.1.n=1"]])
        #expect(read(text, ["m.*.n"]).records == [["m.*.n[0,0]=1", "m.*.n[1,1]=2"]])
    }

    @Test("An object may be spread over lines, and be an element of an array")
    func spread() {
        #expect(
            read("{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      2\n    ]\n  }\n}\n", ["a", "b"]).records == [["a=1"]])
        #expect(read("[{\"a\":1},\n{\"a\":2}]", ["a"]).records == [["a=1"], ["a=2"]])
        #expect(read("{\"a\":1}{\"a\":2}\r\n{\"a\":3}", ["a"]).records == [["a=1"], ["a=2"], ["a=3"]])
    }

    @Test(
        "What is no object is noise and harms nothing after it",
        arguments: [
            "hello {\"a\":9}", "{\"a\":\"cut off", "{\"a\":9,\"x\":{\"y\":[", "{\"a\":9,\"b\"", "{a}", "{\"a\":]}",
            "[ERROR]",
            "\"text\"", "{\"a\":9 \"b\":1}", "{\"x\":\"\\", "{\"a\":\"\\ud8", "}}", "{\"a\":[1}", "{\"a\":{]",
        ])
    func noise(line: String) {
        for size in [1, 5, .max] {
            let read = read("{\"a\":1}\n\(line)\n{\"a\":2}\n", ["a", "a.b", "a.*"], piece: size)
            #expect(read.records.first == ["a=1"])
            #expect(read.records.last == ["a=2"])
            #expect(read.noise >= 1, "\(line)")
            #expect(!read.records.contains(["a=9"]), "\(line)")
        }
    }

    @Test("Invalid UTF-8, NUL bytes and control characters are no reason to lose an object")
    func bytes() {
        let bad =
            Array("{\"a\":\"x".utf8) + [0xFF, 0, 7] + Array("y\"}\n".utf8) + [0, 0] + Array("{\"a\":\"z\"}".utf8)
        #expect(read(bad, ["a"]).records == [["a=x\u{FFFD}\0\u{7}y"], ["a=z"]])
    }

    @Test("A value is cut at its limit, however it comes", arguments: [1, 3, .max])
    func limits(size: Int) {
        #expect(
            read(#"{"a":"0123456789","b":"\n\n\n\n\n"}"#, ["a", "b"], piece: size, limit: 4).records
                == [["a=0123", "b=\n\n\n\n"]])
    }

    @Test("Deep nesting and long lines take neither memory nor time")
    func deep() {
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 4 << 20)
        let text = Array("{\"x\":".utf8) + bomb + Array("\n{\"a\":1}\n".utf8)
        #expect(read(text, ["a"], piece: 1 << 16).records == [["a=1"]])
        #expect(
            read(Array("{\"a\":".utf8) + bomb + Array("\n{\"a\":1}\n".utf8), ["a.*.*.b", "a"]).records == [["a=1"]])
    }
}
