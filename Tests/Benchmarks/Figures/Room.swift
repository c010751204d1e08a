extension Benchmark {
    /// What state and journal grow by for each stage, also when commands print a lot.
    static let growth = Benchmark(name: "growth") { laboratory in
        let noisy = Dictionary(uniqueKeysWithValues: (1...20).map { ($0, ["seq", "200000"]) })
        return [
            try growth("chain of 100", 100, laboratory, StagesText.chain(100)),
            try growth("group of 200", 202, laboratory, StagesText.group(200)),
            try growth("chain of 20 that print 1.3 MB each", 20, laboratory, StagesText.chain(20, except: noisy)),
        ]
    }

    private static func growth(_ what: String, _ count: Int, _ laboratory: Laboratory, _ stages: String) throws -> Row {
        let project = try laboratory.project("growth", stages: stages)
        try project.run("run", "objective.md")
        let bytes = Double(try project.recordedBytes()) / Double(count)
        return Row("state and journal a stage, \(what)", bytes, limit: 1_024, unit: "bytes")
    }

    /// The engine's largest resident memory with many stages and with a talkative agent.
    static let memory = Benchmark(name: "memory") { laboratory in
        let printing = ["/bin/sh", "-c", "yes 'a line of what an agent says' | head -c 1073741824"]
        var agent = StagesText()
        agent.add("TALK", agent: "talker", printing, next: ["END"])
        agent.add("END", next: [])
        return [
            try memory("group of 2,000", laboratory, StagesText.group(2_000)),
            try memory("chain of 2,000", laboratory, StagesText.chain(2_000)),
            try memory("a command prints 1 GB", laboratory, StagesText.chain(2, except: [1: printing])),
            try memory("an agent prints 1 GB", laboratory, agent.text),
        ]
    }

    private static func memory(_ what: String, _ laboratory: Laboratory, _ stages: String) throws -> Row {
        let project = try laboratory.project("memory", stages: stages)
        let command = try Command([project.teambot, "run", "objective.md"], in: project.directory)
        return Row("engine's memory, \(what)", try command.largestMemory(), limit: 30, unit: "MB")
    }
}
