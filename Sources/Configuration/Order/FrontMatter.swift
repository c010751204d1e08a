import JSONText

/// The front matter of an objective: its turn among others, and perhaps its title.
struct FrontMatter {
    private(set) var order = ObjectiveOrder()
    /// The title, where it has one.
    private(set) var title: String?
    /// How many lines of the file belong to it.
    private(set) var lineCount = 0
    /// The line on which batches are chosen.
    private(set) var batchesLine: Int?

    private enum Key: String, CaseIterable {
        case priority, needs, retries, title, batches
    }

    private var lines: [Key: Int] = [:]
    /// The key whose list items may follow.
    private var open: Key?

    /// Reads the front matter at the beginning of a text, if there is one.
    init(_ text: String, _ problems: inout MarkdownProblems) {
        guard let block = FrontMatterBlock(text) else { return }
        guard block.end != nil else {
            problems.add(
                1,
                "The front matter that begins here has no end: write a second line --- after its last key, or "
                    + "remove this line.")
            return
        }
        lineCount = block.lineCount
        for line in block.lines { take(line, &problems) }
    }

    private mutating func take(_ line: FrontMatterBlock.Line, _ problems: inout MarkdownProblems) {
        let text = WhiteSpace.trimmed(line.text)
        if text.isEmpty || text.hasPrefix("#") { return }
        if text == "-" || text.hasPrefix("- ") { return takeItem(text, line.number, &problems) }
        open = nil
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
            problems.add(
                line.number,
                "This line of the front matter is no key with a value: write one, for example: "
                    + "priority: 5")
            return
        }
        let name = WhiteSpace.trimmed(text[..<colon])
        guard let key = Key(rawValue: name) else {
            let nearest = NearestName.nearest(to: name, among: Key.allCases.map(\.rawValue))
            let hint = nearest == nil ? "; remove it." : NearestName.hint(nearest)
            problems.add(line.number, "The front matter has no key \(QuotedText.shown(name))\(hint)")
            return
        }
        if let first = lines[key] {
            problems.add(line.number, "\"\(name)\" stands on line \(first) already; remove one of the two.")
            return
        }
        lines[key] = line.number
        let written = String(text[colon...].dropFirst())
        guard let value = FrontMatterValue(written) else {
            problems.add(
                line.number,
                "The value of \"\(name)\" does not end on its line: close the list with ] or the "
                    + "quotation with its mark.")
            return
        }
        set(key, value, line.number, &problems)
    }

    private mutating func takeItem(_ text: String, _ number: Int, _ problems: inout MarkdownProblems) {
        guard open == .needs else {
            problems.add(
                number,
                "A list can stand only under \"needs\" in the front matter: remove this line, or write needs: "
                    + "above it.")
            return
        }
        let item = FrontMatterValue.scalar(Array(WhiteSpace.trimmed(text.dropFirst()).utf8)[...])
        guard let item, !item.isEmpty else {
            reportEmptyItem(number, &problems)
            return
        }
        order.needs.append(item)
    }

    private func reportEmptyItem(_ line: Int, _ problems: inout MarkdownProblems) {
        problems.add(line, "This item names no objective: write its file, for example: - setup.md")
    }

    private mutating func set(
        _ key: Key, _ value: FrontMatterValue, _ line: Int, _ problems: inout MarkdownProblems
    ) {
        switch (key, value) {
        case (.needs, .list(let items)):
            order.needs += items.filter { !$0.isEmpty }
            if items.contains("") { reportEmptyItem(line, &problems) }
        case (.needs, .text(let text)):
            if text.isEmpty { open = .needs } else { order.needs.append(text) }
        case (.priority, .text(let text)):
            if let number = number(key, text, ObjectiveOrder.priorities, "5", line, &problems) {
                order.priority = number
            }
        case (.retries, .text(let text)):
            order.retries = number(key, text, ObjectiveOrder.retries, "2", line, &problems)
        case (.title, .text(let written)):
            let text = WhiteSpace.collapsed(written)
            title = text.isEmpty ? nil : text
            if text.isEmpty { problems.add(line, "\"title\" must not be empty; write a title, or remove the key.") }
        case (.batches, .text(let text)):
            batchesLine = line
            order.batches = BatchRange(text)
            if order.batches == nil {
                problems.add(line, "\"batches\" \(BatchRange.expectation), not \(QuotedText.shown(text)).")
            }
        case (_, .list):
            problems.add(line, "\"\(key.rawValue)\" must be one value, not a list; remove the brackets.")
        }
    }

    private func number(
        _ key: Key, _ text: String, _ range: ClosedRange<Int>, _ example: String, _ line: Int,
        _ problems: inout MarkdownProblems
    ) -> Int? {
        if let number = Int(text), range.contains(number) { return number }
        problems.add(
            line,
            "\"\(key.rawValue)\" must be a whole number from \(range.lowerBound) to \(range.upperBound), not "
                + "\(QuotedText.shown(text)); write for example: \(key.rawValue): \(example)")
        return nil
    }
}
