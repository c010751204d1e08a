/// Something that a Markdown file lacks, said in a complete sentence.
package struct MarkdownProblem: Sendable, Equatable {
    /// A sentence that begins with the place.
    package let message: String
    /// The line where the missing part should be, or where its empty section is.
    package let line: Int

    /// Makes a problem.
    package init(message: String, line: Int) {
        self.message = message
        self.line = line
    }
}
