/// Collects what cannot be read in a Markdown file, each with its line.
struct MarkdownProblems {
    /// Nobody reads more than this.
    private static let most = 1_000

    let fileName: String
    private(set) var all: [MarkdownProblem] = []

    init(fileName: String) { self.fileName = fileName }

    /// Adds a sentence about a line.
    mutating func add(_ line: Int, _ sentence: String) {
        guard all.count < Self.most else { return }
        all.append(MarkdownProblem(message: "\(fileName):\(line): \(sentence)", line: line))
    }

    /// In the order of the lines.
    var ordered: [MarkdownProblem] {
        all.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
