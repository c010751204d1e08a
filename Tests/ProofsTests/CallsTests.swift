import Proofs
import Testing

/// teambot is killed at the calls that change files.
@Suite struct CallsTests {
    @Test("Killed before or after a call that changes a file, teambot completes the run on resume")
    func calls() throws { try ShortForm.keeps(.calls, count: 16) }
}
