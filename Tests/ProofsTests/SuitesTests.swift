import Proofs
import Testing

/// The engine is killed while test suites run.
@Suite struct SuitesTests {
    @Test("An engine killed while suites run repeats none that has ended, and what is told of them is true")
    func suites() throws { try ShortForm.keeps(.suites, count: 12) }
}
