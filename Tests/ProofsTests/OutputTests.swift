import Proofs
import Testing

/// Agents print without end.
@Suite struct OutputTests {
    @Test("Whatever an agent prints, engine and supervisor stay small and the attempt ends")
    func output() throws { try ShortForm.keeps(.output, count: 1) }
}
