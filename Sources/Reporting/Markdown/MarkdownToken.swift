/// A part of a line of Markdown.
enum MarkdownToken: Equatable {
    case text([UInt8])
    case code(String)
    case lineBreak
    /// A run of `*`, `_` or `~` that may begin or end an emphasis.
    case run(MarkdownRun)
    /// A link or an image begins; `nil` where the bracket is only a bracket.
    case opening(MarkdownTarget?, isImage: Bool)
    case closing(MarkdownTarget, isImage: Bool)
}

/// A run of marks of emphasis.
struct MarkdownRun: Equatable {
    var mark: UInt8
    var count: Int
    var canOpen: Bool
    var canClose: Bool
    /// What it ends, from the left to the right, and what it begins, from the right to the left.
    var closes: [Emphasis] = []
    var opens: [Emphasis] = []

    enum Emphasis: Equatable { case weak, strong, struck }
}

/// Where a link leads.
struct MarkdownTarget: Equatable {
    let address: String

    /// Whether following it is harmless: a page or an address for mail.
    var isSafe: Bool {
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mailto:")
    }
}
