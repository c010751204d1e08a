import Proofs
import Testing

/// The engine is killed at any moment.
@Suite struct KillsTests {
    @Test("An engine killed at any moment loses no completion and repeats none")
    func kills() throws { try ShortForm.keeps(.kills, count: 20) }
}
