extension Benchmark {
    /// Two parallel stages that sleep a second between six instant ones.
    static let sleep = Benchmark(name: "sleep") { laboratory in
        var stages = StagesText()
        stages.add("A", next: ["B"])
        stages.add("B", next: ["C"])
        stages.add("C", next: ["LEFT", "RIGHT"])
        stages.add("LEFT", ["sleep", "1.0"], next: ["D"])
        stages.add("RIGHT", ["sleep", "1.0"], next: ["D"])
        stages.add("D", next: ["E"])
        stages.add("E", next: ["F"])
        stages.add("F", next: [])
        stages.group(after: "C", ["LEFT", "RIGHT"], before: "D")
        let text = stages.text
        let times = try (0..<5).map { _ in
            try laboratory.project("sleep", stages: text).run("run", "objective.md")
        }
        return [Row("2 x sleep 1 between 6 instant stages", times.median, limit: 1.06, unit: "s")]
    }
}
