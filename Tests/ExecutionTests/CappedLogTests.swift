import Testing

@testable import Execution

/// How much of an output is kept.
@Suite struct CappedLogTests {
    @Test(
        "Of the kept bytes a sixteenth is for the end, but never more than 4 MiB, which wait in memory",
        arguments: [(65_536, 61_440, 4_096), (64 << 20, 60 << 20, 4 << 20), (1 << 30, 1_020 << 20, 4 << 20)])
    func limits(maximum: Int, head: Int, tail: Int) {
        #expect(CappedLog.limits(of: maximum) == (head, tail))
    }
}
