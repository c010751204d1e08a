import Proofs
import Testing

/// Resumes are killed, too.
@Suite struct RecoveryTests {
    @Test("Resumes that are killed one after the other lose no completion and repeat none")
    func recovery() throws { try ShortForm.keeps(.recovery, count: 8) }
}
