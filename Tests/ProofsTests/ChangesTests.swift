import Proofs
import Testing

/// A run is changed midway in every way that there is.
@Suite struct ChangesTests {
    @Test(
        "After random edits, accepts, retries, decisions, other workflows and kills, a refresh ends where a run from scratch ends"
    )
    func changes() throws { try ShortForm.keeps(.changes, count: 16) }
}
