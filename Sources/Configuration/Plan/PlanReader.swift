/// Reads the batches and tasks of a plan file, puts them into order, and chooses those that are wanted.
struct PlanReader {
    private let splitter: PlanSplitter
    private var problems: MarkdownProblems
    private var batches: [PlanBatch] = []

    /// Reads a plan; all of it where the chosen batches do not exist. What cannot be read becomes a problem.
    static func read(
        _ splitter: PlanSplitter, _ range: BatchRange, rangeLine: Int, _ problems: inout MarkdownProblems
    ) -> Plan {
        var reader = PlanReader(splitter: splitter, problems: problems)
        defer { problems = reader.problems }
        reader.reportStrays()
        reader.readBatches()
        let check = PlanCheck(batches: reader.batches)
        let ordered = check.ordered(&reader.problems)
        let chosen = ordered.filter { range.contains($0.number) }
        if chosen.isEmpty, !ordered.isEmpty {
            let known = NameListing.listed(reader.batches.map { String($0.number) })
            reader.problems.add(
                rangeLine, "The plan has no batch \(range); choose among those that it has: \(known).")
        }
        return Plan(batches: chosen.isEmpty ? ordered : chosen)
    }

    private init(splitter: PlanSplitter, problems: MarkdownProblems) {
        self.splitter = splitter
        self.problems = problems
    }

    private mutating func reportStrays() {
        for line in splitter.strayBatches {
            problems.add(
                line.number,
                "This heading begins like a batch's and is none: write it as ## Batch 2: Title, or begin it with another "
                    + "word.")
        }
        for line in splitter.strayTasks {
            problems.add(
                line.number, "This task stands in no batch: move it below a heading such as ## Batch 1: Title.")
        }
    }

    /// Reads all batches; parts of one number such as 1.1 and 1.2 are one batch.
    private mutating func readBatches() {
        var positions: [Int: Int] = [:]
        var lines: [PlanTaskNumber: Int] = [:]
        for section in splitter.sections {
            let batch = PlanBatchReader(section: section).batch(&problems)
            if let first = lines[section.number] {
                problems.add(
                    batch.line, "Batch \(section.number) begins on line \(first) already; give each its own number.")
            }
            lines[section.number] = lines[section.number] ?? batch.line
            guard let position = positions[batch.number] else {
                positions[batch.number] = batches.count
                batches.append(batch)
                continue
            }
            var seen = Set(batches[position].dependencies)
            batches[position].dependencies += batch.dependencies.filter { seen.insert($0).inserted }
            batches[position].tasks += batch.tasks
        }
        batches.sort { $0.number < $1.number }
    }
}
