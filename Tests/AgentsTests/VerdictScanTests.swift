import Agents
import TestSupport
import Testing

/// A verdict is the same however its reply is cut into pieces, and wherever in a large reply its lines stand.
@Suite struct VerdictScanTests {
    @Test("A rejection at the beginning of a large reply is not forgotten at its end")
    func bothKindsFarApart() {
        var scan = VerdictScan()
        scan.take(Array("REJECTED: it is not there\n".utf8))
        for _ in 0..<300 { scan.take(Array(String(repeating: "text\n", count: 1_000).utf8)) }
        scan.take(Array("VERIFIED_APPROVED: all is well\n".utf8))
        guard case .rejected(let reason) = scan.verdict() else {
            Issue.record("It counts as approved.")
            return
        }
        #expect(reason.contains("both verdicts"))
    }

    @Test("However the bytes are cut, the same comes out")
    func pieces() {
        let lines = [
            "VERIFIED_APPROVED: fine\n", "**REJECTED:** no\r\n", "REJECTED:\n", "```\n", "~~~\r",
            "> VERIFIED_APPROVED: x\n",
            "text\n", "\n", "    REJECTED: code\n", "# VERIFIED_APPROVED: heading\r\n", "- item\n",
        ]
        for seed in Seeds.all(400) {
            var generator = SplitMix64(seed: seed)
            let reply = (0..<8).map { _ in lines.randomElement(using: &generator) ?? "" }.joined()
            var (scan, rest) = (VerdictScan(), Array(reply.utf8)[...])
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...7, using: &generator))
                scan.take(Array(part))
                rest = rest.dropFirst(part.count)
            }
            #expect(scan.verdict() == VerdictReader.read(reply), "TEAMBOT_SEED=\(seed)")
        }
    }
}
