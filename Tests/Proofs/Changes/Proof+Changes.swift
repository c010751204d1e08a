import TestSupport

extension Proof {
    /// Artifacts are edited and removed, stages accepted, retried, approved and changed, engines killed.
    package static let changes = Proof(
        name: "changes", summary: "After a refresh a run stands where a run from scratch stands.", longCount: 300
    ) { request in
        let workshop = try Workshop()
        return SideBySide.report { thread in
            var report = ProofReport()
            for number in stride(from: thread, to: request.count, by: SideBySide.threads) {
                let seed = request.seed &+ UInt64(number)
                do {
                    var trial = try ChangesTrial(seed: seed, workshop: workshop)
                    try trial.run(&report)
                } catch { report.violate("--count 1 --seed \(seed): broke off: \(error)") }
            }
            return report
        }
    }
}
