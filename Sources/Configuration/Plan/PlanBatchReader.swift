/// Reads one batch of a plan file: what stands above its first task, and its tasks.
struct PlanBatchReader {
    let section: PlanSplitter.Section

    /// The batch; what cannot be read in it becomes a problem.
    func batch(_ problems: inout MarkdownProblems) -> PlanBatch {
        let firstTask = section.lines.firstIndex { line in
            guard case .heading(let level, let title) = line.kind else { return false }
            return level > 1 && NumberedHeading(title, word: "task") != nil
        }
        let start = firstTask ?? section.lines.endIndex
        var batch = PlanBatch(
            number: section.number.leading ?? 0, title: section.title, line: section.heading.number)
        readHead(section.lines[..<start], &batch, &problems)
        batch.tasks = PlanTaskReader.read(section.lines[start...], &problems)
        if firstTask == nil {
            problems.add(
                batch.line,
                "Batch \(batch.number) has no task: write one below, for example: ### Task \(batch.number).1: Add a page"
            )
        }
        return batch
    }

    private func readHead(
        _ lines: ArraySlice<MarkdownLine>, _ batch: inout PlanBatch, _ problems: inout MarkdownProblems
    ) {
        var field = PlanField.text
        for line in lines where line.kind == .prose && !line.isBlank {
            var text = ListItem(line.text)?.text ?? line.text
            if let begun = PlanField.begun(by: line.text) {
                (field, text) = begun
            } else if ListItem(line.text) == nil, line.indentation < 2 {
                field = .text
            }
            if WhiteSpace.trimmed(text).isEmpty { continue }
            switch field {
            case .executionMode: batch.executionMode = WhiteSpace.trimmed(text)
            case .dependencies: addDependencies(text, line.number, &batch, &problems)
            case .text, .files, .verification: break
            }
        }
    }

    private func addDependencies(
        _ text: String, _ line: Int, _ batch: inout PlanBatch, _ problems: inout MarkdownProblems
    ) {
        guard let named = PlanWords.batches(in: text)?.map(\.leading), !named.contains(nil) else {
            problems.add(
                line,
                "Batch \(batch.number) depends on something that is no batch: write the numbers of batches, for example: "
                    + "**Dependencies:** Batch 1, or None")
            return
        }
        var seen = Set(batch.dependencies)
        batch.dependencies += named.compactMap(\.self).filter { seen.insert($0).inserted }
    }
}
