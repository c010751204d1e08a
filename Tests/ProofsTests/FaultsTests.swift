import Proofs
import Testing

/// Calls on files fail or write less than they should.
@Suite struct FaultsTests {
    @Test("A disk that fails, is full or writes less ends a run with 8 or not at all, and loses nothing")
    func faults() throws { try ShortForm.keeps(.faults, count: 14) }
}
