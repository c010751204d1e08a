import Proofs
import Testing

/// A report that has nothing to show proves nothing.
@Suite struct ProofReportTests {
    @Test("Without a count, with a violation or skipped, nothing is proved")
    func nothingIsProvedByNothing() {
        var counted = ProofReport()
        counted.count("runs", 2)
        var violated = counted
        violated.violate("seed 1: a completion was lost")
        #expect(!ProofReport().isKept)
        #expect(!ProofReport(skipped: "strace is missing").isKept)
        #expect(!violated.isKept)
        #expect(counted.isKept)
        #expect(violated.description == "runs: 2, violations: 1\n  broken: seed 1: a completion was lost")
    }
}
