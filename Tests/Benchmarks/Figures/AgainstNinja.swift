extension Benchmark {
    /// A chain of 100 stages against ninja.
    static let chain = Benchmark(name: "chain") { laboratory in
        let rounds = try (0..<7).map { _ in
            (
                try laboratory.project("chain", stages: StagesText.chain(100)).run("run", "objective.md"),
                try Ninja.chain(100, in: laboratory)
            )
        }
        return [againstNinja("chain of 100 against ninja", rounds, stages: 100, limit: 2.5)]
    }

    /// A group of 200 stages, two at a time, against ninja.
    static let group = Benchmark(name: "group") { laboratory in
        let rounds = try (0..<7).map { _ in
            (
                try laboratory.project("group", stages: StagesText.group(200)).run("run", "objective.md"),
                try Ninja.group(200, in: laboratory)
            )
        }
        return [againstNinja("group of 200, 2 at once, against ninja", rounds, stages: 202, limit: 3)]
    }

    private static func againstNinja(
        _ what: String, _ rounds: [(teambot: Double, ninja: Double)], stages: Double, limit: Double
    ) -> Row {
        let teambot = rounds.map { $0.teambot * 1_000 / stages }.median.short
        let ninja = rounds.map { $0.ninja * 1_000 / stages }.median.short
        return Row(
            what, rounds.map { $0.teambot / $0.ninja }.median, limit: limit, unit: "x",
            note: "\(teambot) ms a stage, ninja \(ninja) ms")
    }
}
