import Proofs
import TestSupport
import Testing

@Suite struct DamageProofTests {
    @Test("A damaged journal or state file loads right, or is refused with its file and line")
    func damage() throws {
        let seed = Seeds.one()
        let report = try Proof.damage.run(ProofRequest(count: 1_500, seed: seed))
        print("damage (seed \(seed)): \(report)")
        #expect(report.isKept, "TEAMBOT_SEED=\(seed): \(report)")
    }
}
