import Proofs
import Testing

/// Many engines want one run.
@Suite struct RaceTests {
    @Test("Of sixteen resumes at once one has the run, the others say so with 7")
    func race() throws { try ShortForm.keeps(.race, count: 4) }
}
