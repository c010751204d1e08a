import Proofs
import Testing

/// The engine of a session is killed at any moment.
@Suite struct SessionsTests {
    @Test("A session whose engine is killed at any moment loses nothing, repeats nothing, and tidies up")
    func sessions() throws { try ShortForm.keeps(.sessions, count: 12) }
}
