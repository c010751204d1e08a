/// A list item or a paragraph of a section, with its lines joined.
struct MarkdownBlock: Equatable {
    /// What a block is.
    enum Kind: Equatable {
        case paragraph
        /// A list item, with the state of its checkbox where it has one.
        case item(isDone: Bool?)
    }

    let kind: Kind
    /// The lines of the block, trimmed, never blank.
    private(set) var lines: [String]

    /// The lines as one text.
    var text: String { WhiteSpace.collapsed(lines.joined(separator: " ")) }

    /// Whether it is a list item.
    var isItem: Bool { kind != .paragraph }

    /// The blocks of some lines; code and headings are left out, and end the block before them.
    static func all(in lines: [MarkdownLine]) -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var isClosed = true
        for line in lines {
            guard line.kind == .prose, !line.isBlank, !line.isRule else {
                isClosed = true
                continue
            }
            if let item = ListItem(line.text) {
                let lines = item.text.isEmpty ? [] : [item.text]
                blocks.append(MarkdownBlock(kind: .item(isDone: item.isDone), lines: lines))
            } else if !isClosed || (isItemLast(blocks) && line.indentation >= 2) {
                blocks[blocks.count - 1].lines.append(WhiteSpace.trimmed(line.text))
            } else {
                blocks.append(MarkdownBlock(kind: .paragraph, lines: [WhiteSpace.trimmed(line.text)]))
            }
            isClosed = false
        }
        return blocks.filter { !$0.text.isEmpty }
    }

    /// Whether the last block can go on after a blank line, if the line is indented.
    private static func isItemLast(_ blocks: [MarkdownBlock]) -> Bool {
        blocks.last?.isItem ?? false
    }
}
