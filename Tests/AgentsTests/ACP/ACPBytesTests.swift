import Agents
import TestSupport
import Testing

/// Bytes as they come: in pieces of any size, and more than anybody wants.
@Suite struct ACPBytesTests {
    @Test("Lines are the same however their bytes are cut into pieces")
    func pieces() {
        let text = Array("one\n\nthree é\nlast".utf8)
        for seed in Seeds.all(50) {
            var generator = SplitMix64(seed: seed)
            var splitter = ACPLineSplitter(longest: 100)
            var lines: [[UInt8]] = []
            var rest = text[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...5, using: &generator)
                lines += splitter.take(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            let last = splitter.rest()
            #expect(
                lines.map { String(decoding: $0, as: UTF8.self) } == ["one", "", "three é"], "TEAMBOT_SEED=\(seed)")
            #expect(last == Array("last".utf8))
        }
    }

    @Test("A line of the greatest length is read; of a longer one nothing is kept")
    func longest() {
        var splitter = ACPLineSplitter(longest: 4)
        #expect(splitter.take(Array("1234\n12345".utf8)) == [Array("1234".utf8)])
        #expect(splitter.isOverlong)
        #expect(splitter.take(Array("\nnext\n".utf8)).isEmpty)
        #expect(splitter.rest() == nil)
    }

    @Test("A terminal keeps the end of its output, from the beginning of a character on")
    func ring() {
        for limit in 0..<12 {
            var ring = ACPOutputRing(limit: limit)
            for byte in "aé€😀z".utf8 { ring.take([byte]) }
            let text = ring.text()
            #expect("aé€😀z".hasSuffix(text) && text.utf8.count <= limit, "\(limit): \(text)")
            #expect(ring.isTruncated == (limit < 11))
        }
        var flooded = ACPOutputRing(limit: 1_000)
        for _ in 0..<100 { flooded.take([UInt8](repeating: 97, count: 65_536)) }
        #expect(flooded.text() == String(repeating: "a", count: 1_000))
    }
}
