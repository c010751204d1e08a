import Proofs
import Testing

/// The power is cut.
@Suite struct PowerTests {
    @Test("What was told is on the disk at any moment at which the power is cut, and the run goes on from there")
    func power() throws { try ShortForm.keeps(.power, count: 16) }
}
