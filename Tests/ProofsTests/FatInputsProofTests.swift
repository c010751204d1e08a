import Proofs
import Testing

@Suite struct FatInputsProofTests {
    @Test("No input takes a second or 256 MB, however it is made")
    func fatInputs() throws {
        let report = try Proof.fatInputs.run(ProofRequest(count: 64, seed: 0))
        print("fat-inputs: \(report)")
        #expect(report.isKept, "\(report)")
    }
}
