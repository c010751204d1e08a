extension Proof {
    /// Sixteen resumes of one interrupted run, started at once.
    package static let race = Proof(
        name: "race", summary: "Of sixteen resumes at once one has the run, the others say so with 7.",
        longCount: 200
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for round in 0..<request.count {
            try RaceTrial(seed: request.seed &+ UInt64(round), workshop: workshop).run(&report)
        }
        return report
    }
}
