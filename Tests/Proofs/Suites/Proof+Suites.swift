extension Proof {
    /// The engine is killed while it runs suites: half of the time those of a stage, otherwise those of `teambot test`.
    package static let suites = Proof(
        name: "suites", summary: "An engine killed while suites run repeats none that has ended, and tells the truth.",
        longCount: 500
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for trial in 0..<request.count {
            let seed = request.seed &+ UInt64(trial)
            if seed.isMultiple(of: 2) {
                var trial = try StageSuitesTrial(seed: seed, overhead: overhead, workshop: workshop)
                try trial.run(&report)
            } else {
                var trial = try TestVerbTrial(seed: seed, overhead: overhead, workshop: workshop)
                try trial.run(&report)
            }
        }
        if report.number("kills of runs") + report.number("kills of tests") < request.count / 2 {
            report.violate("Too few engines could be killed in time.")
        }
        return report
    }

    /// What teambot takes itself for a round of suites, in microseconds, roughly: only moments of kills come of it.
    private static let overhead = 120_000
}
