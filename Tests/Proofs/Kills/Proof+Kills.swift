extension Proof {
    /// The engine is killed at any moment, half of the time while a group runs, and the run is taken up again.
    package static let kills = Proof(
        name: "kills", summary: "An engine killed at any moment loses no completion and repeats none.",
        longCount: 2_000
    ) { request in
        let workshop = try Workshop()
        let rhythm = try RunRhythm(in: workshop)
        var report = ProofReport()
        var seed = request.seed
        // A run that was over before its kill counts for nothing; something is wrong where most of them are.
        while report.number("kills") < request.count, seed &- request.seed < UInt64(request.count * 3 + 20) {
            try KillTrial(seed: seed, rhythm: rhythm, workshop: workshop).run(&report)
            seed &+= 1
        }
        if report.number("kills") < request.count { report.violate("Too few engines could be killed in time.") }
        return report
    }
}
