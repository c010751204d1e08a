import Proofs
import TestSupport
import Testing

@Suite struct SimulationProofTests {
    @Test("Random workflows with failures, crashes and resumes end as a simple model says")
    func simulation() throws {
        let seed = Seeds.one()
        let report = try Proof.simulation.run(ProofRequest(count: 1_500, seed: seed))
        print("simulation (seed \(seed)): \(report)")
        #expect(report.isKept, "\(report)")
    }
}
