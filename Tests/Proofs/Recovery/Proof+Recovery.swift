extension Proof {
    /// The engine is killed, and so is each resume, also in its first milliseconds; then the run is taken to its end.
    package static let recovery = Proof(
        name: "recovery", summary: "Resumes that are killed, one after the other, change nothing about the promises.",
        longCount: 300
    ) { request in
        let workshop = try Workshop()
        let rhythm = try RunRhythm(in: workshop)
        var report = ProofReport()
        for round in 0..<request.count {
            var trial = try RecoveryTrial(seed: request.seed &+ UInt64(round), rhythm: rhythm, workshop: workshop)
            try trial.run(&report)
        }
        return report
    }
}
