import Platform
import TestSupport

/// Puts teambot's promises to the test: all of them, or the proofs named as arguments.
///
///     swift build -c release --static-swift-stdlib && .build/release/Proofs [NAME…] [--count N] [--seed S]
@main
struct Proofs {
    static func main() {
        CurrentProcess.ignoreBrokenPipes()
        let words = Array(CommandLine.arguments.dropFirst())
        if let word = words.first, let cast = Self.cast[word] {
            CurrentProcess.exitAtOnce(cast(Array(words.dropFirst())))
        }
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

    /// What this program is in the runs under proof, by its first argument.
    private static let cast: [String: @Sendable ([String]) -> Int32] = [
        "agent": { ProofAgent($0)?.run() ?? 2 },
        "session-agent": { SessionAgent($0)?.run() ?? 2 },
        "suite": { SuiteActor($0)?.run() ?? 2 },
        "maker": { ArtifactMaker($0)?.run() ?? 2 },
        "flood": { Flood($0)?.run() ?? 2 },
        "stray": { Stray($0)?.run() ?? 2 },
        "straying-agent": { StrayingAgent($0)?.run() ?? 2 },
        FatInputRun.word: { FatInputRun.read($0) },
        "trace": { Tracer($0)?.run() ?? 2 },
        PowerCuts.word: { arguments in
            var proof = PowerCuts(arguments)
            return proof?.run() ?? 2
        },
    ]

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
