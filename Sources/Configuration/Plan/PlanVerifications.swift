/// Reads how one sees that a task is done: list items, paragraphs and the command lines of code blocks.
enum PlanVerifications {
    /// The criteria of some lines, in order.
    static func read(_ lines: [MarkdownLine]) -> [Criterion] {
        var criteria: [Criterion] = []
        var prose: [MarkdownLine] = []
        var code: [String] = []
        for line in lines {
            switch line.kind {
            case .prose, .heading: prose.append(line)
            case .code: code.append(line.text)
            case .fenceStart:
                criteria += stated(prose)
                prose = []
            case .fenceEnd:
                add(code, to: &criteria)
                code = []
            }
        }
        add(code, to: &criteria)
        return criteria + stated(prose)
    }

    private static func stated(_ prose: [MarkdownLine]) -> [Criterion] {
        MarkdownBlock.all(in: prose).filter { !PlanWords.isNothing($0.text) }.map { block in
            guard case .item(let isDone) = block.kind else { return Criterion(text: block.text) }
            return Criterion(text: block.text, isDone: isDone ?? false)
        }
    }

    /// Each command as a criterion; the first completes a sentence that ends with a colon.
    private static func add(_ code: [String], to criteria: inout [Criterion]) {
        for command in MarkdownCode.block(code).commands {
            let line = WhiteSpace.collapsed(command.replacing("\\\n", with: " "))
            let span = CodeSpan.markup("$ " + line)
            if let last = criteria.last, last.text.hasSuffix(":") {
                criteria[criteria.count - 1].text = last.text + " " + span
            } else {
                criteria.append(Criterion(text: span))
            }
        }
    }
}
