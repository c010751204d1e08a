extension Benchmark {
    /// A chain of 1,000 stages per stage against one of 100.
    static let longChain = Benchmark(name: "long-chain") { laboratory in
        [
            try scale("chain of 1,000 per stage against 100", small: 100, large: 1_000) {
                try laboratory.project("chain", stages: StagesText.chain($0)).run("run", "objective.md")
            }
        ]
    }

    /// A group of 2,000 stages per stage against one of 200.
    static let wideGroup = Benchmark(name: "wide-group") { laboratory in
        [
            try scale("group of 2,000 per stage against 200", small: 200, large: 2_000) {
                try laboratory.project("group", stages: StagesText.group($0)).run("run", "objective.md")
            }
        ]
    }

    private static func scale(
        _ what: String, small: Int, large: Int, _ seconds: (Int) throws -> Double
    ) throws -> Row {
        let rounds = try (0..<5).map { _ in
            (try seconds(small) * 1_000 / Double(small), try seconds(large) * 1_000 / Double(large))
        }
        let note = "\(rounds.map(\.1).median.short) ms a stage against \(rounds.map(\.0).median.short) ms"
        return Row(what, rounds.map { $1 / $0 }.median, limit: 1.2, unit: "x", note: note)
    }
}
