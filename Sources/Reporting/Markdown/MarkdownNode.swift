/// A block of a Markdown text; what is in a line is still as it was written.
indirect enum MarkdownNode: Equatable {
    /// One to six, and the text.
    case heading(level: Int, text: ArraySlice<UInt8>)
    /// Lines that belong together.
    case paragraph(ArraySlice<UInt8>)
    /// Code with its language, empty where none is named.
    case code(language: String, text: [UInt8])
    case quote([MarkdownNode])
    case list(MarkdownList)
    case table(MarkdownTable)
    case rule
}

/// A list with what its items hold.
struct MarkdownList: Equatable {
    /// An item, with the state of its checkbox where it has one.
    struct Item: Equatable {
        var isDone: Bool?
        var content: [MarkdownNode]
    }

    /// The first number; nil for a list of bullets.
    var start: Int?
    /// Whether blank lines part its items.
    var isLoose = false
    var items: [Item] = []
}

/// A table; every row has as many cells as the head.
struct MarkdownTable: Equatable {
    enum Alignment: Equatable { case left, centre, right }

    var alignments: [Alignment]
    var head: [ArraySlice<UInt8>]
    var rows: [[ArraySlice<UInt8>]] = []
}
