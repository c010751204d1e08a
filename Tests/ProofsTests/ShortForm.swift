import Proofs
import TestSupport
import Testing

/// Tries proofs a few times, in a debug build and within seconds; `Proofs NAME` is the long form.
enum ShortForm {
    /// Tries one proof, prints what it did, and expects that every promise was kept.
    static func keeps(_ proof: Proof, count: Int) throws {
        let seed = Seeds.one()
        let report = try proof.run(ProofRequest(count: count, seed: seed))
        print("\(proof.name) (seed \(seed)): \(report)")
        if report.skipped == nil { #expect(report.isKept, "TEAMBOT_SEED=\(seed): \(report)") }
    }
}
