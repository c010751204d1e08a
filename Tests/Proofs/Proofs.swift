import Platform
import TestSupport

/// Puts teambot's promises to the test: all of them, or the proofs named as arguments.
///
///     swift build -c release --static-swift-stdlib && .build/release/Proofs [NAME…] [--count N] [--seed S]
@main
struct Proofs {
    static func main() {
        if let status = FatInputRun.status(CommandLine.arguments) { CurrentProcess.exitAtOnce(status) }
        var names: [String] = []
        var count: Int?
        var seed = Seeds.one()
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--count": count = arguments.popFirst().flatMap { Int($0) }
            case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
            default: names.append(argument)
            }
        }
        let chosen = Proof.all.filter { names.isEmpty || names.contains($0.name) }
        guard !chosen.isEmpty, chosen.count >= Set(names).count else {
            say("Proofs are:")
            for proof in Proof.all { say("  \(proof.name): \(proof.summary)") }
            CurrentProcess.exitAtOnce(2)
        }
        let kept = chosen.map { isKept($0, ProofRequest(count: count ?? $0.longCount, seed: seed)) }
        CurrentProcess.exitAtOnce(kept.allSatisfy { $0 } ? 0 : 1)
    }

    private static let output = Descriptor(owning: 1, path: "standard output")

    /// Prints a line at once: what is still in a buffer when the process exits is lost.
    private static func say(_ line: String) { try? output.write((line + "\n").utf8) }

    /// Tries one proof and prints what it did; one that cannot be tried here breaks nothing.
    private static func isKept(_ proof: Proof, _ request: ProofRequest) -> Bool {
        let began = SystemClock.monotonicSeconds()
        do {
            let report = try proof.run(request)
            let seconds = Int(SystemClock.monotonicSeconds() - began)
            say("\(proof.name) (seed \(request.seed), \(seconds) s): \(report)")
            return report.isKept || report.skipped != nil
        } catch {
            say("\(proof.name) (seed \(request.seed)): broke off: \(error)")
            return false
        }
    }
}
