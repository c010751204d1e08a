import Configuration

/// The items of a plan's numbered list, as tasks.
///
/// A plan may have several lists. One that goes on with the next number belongs to the one before; of others the one
/// under a heading that speaks of tasks or steps is meant. Where that leaves a choice nothing is read.
enum NumberedTasks {
    private struct List {
        var isNamed: Bool
        var items: [(number: Int, text: [String])] = []
    }

    static func read(_ lines: [MarkdownLine]) -> [BuilderTask] {
        let lists = lists(lines)
        let named = lists.filter(\.isNamed)
        let chosen = named.isEmpty ? lists : named
        guard chosen.count == 1, let list = chosen.first else { return [] }
        return list.items.map { item in
            BuilderTask(number: String(item.number), text: WhiteSpace.trimmed(item.text.joined(separator: "\n")))
        }
    }

    private static func lists(_ lines: [MarkdownLine]) -> [List] {
        var lists: [List] = []
        var (isNamed, isOpen, isAfterBlank) = (false, false, false)
        for line in lines {
            defer { isAfterBlank = line.isBlank }
            if case .heading(_, let title) = line.kind {
                (isNamed, isOpen) = (speaksOfTasks(title), false)
            } else if line.kind == .prose, line.indentation < 2, let number = number(of: line.text) {
                if isOpen, let last = lists.last?.items.last {
                    // Markdown counts by itself, whatever stands there.
                    lists[lists.count - 1].items.append((last.number + 1, [line.text]))
                } else if let last = lists.last?.items.last, number == last.number + 1 {
                    lists[lists.count - 1].items.append((number, [line.text]))
                } else {
                    lists.append(List(isNamed: isNamed, items: [(number, [line.text])]))
                }
                isOpen = true
            } else if isOpen, isAfterBlank, !line.isBlank, line.indentation < 2, line.kind == .prose {
                isOpen = false
            } else if isOpen, let list = lists.indices.last, let item = lists[list].items.indices.last {
                lists[list].items[item].text.append(line.text)
            }
        }
        return lists
    }

    private static func speaksOfTasks(_ title: String) -> Bool {
        let title = title.lowercased()
        return title.contains("task") || title.contains("step")
    }

    /// The number of an item, `3.` or `3)`; nil for other lines.
    private static func number(of text: String) -> Int? {
        let bytes = text.utf8.drop { $0 == 32 }
        let digits = bytes.prefix { (48...57).contains($0) }
        let rest = bytes.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count <= 6, let mark = rest.first, mark == 46 || mark == 41,
            rest.dropFirst().first == 32
        else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
