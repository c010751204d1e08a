extension Proof {
    /// Agents leave processes behind that try to get away, and attempts end in every way.
    package static let orphans = Proof(
        name: "orphans", summary: "Nothing that an attempt has started outlives it, however the attempt ends.",
        longCount: 200
    ) { request in
        let workshop = try Workshop()
        var report = ProofReport()
        for round in 0..<request.count {
            try OrphanTrial(seed: request.seed &+ UInt64(round), workshop: workshop).run(&report)
        }
        return report
    }
}
