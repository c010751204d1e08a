import Proofs
import Testing

/// Agents leave processes behind.
@Suite struct OrphansTests {
    @Test("Nothing that an attempt has started outlives it, however the attempt ends")
    func orphans() throws { try ShortForm.keeps(.orphans, count: 4) }
}
