/// A part of a file that a report shows, with what was left out of it.
package struct ShownText: Sendable, Equatable {
    /// The file, relative to the run's directory.
    package var path: String
    /// What is shown; invalid UTF-8 was put right.
    package var text: String
    /// The size of the file in bytes.
    package var bytes: Int
    /// Bytes of it that are not shown.
    package var omitted = 0
    /// Whether it is no text, so that nothing of it is shown.
    package var isBinary = false
    /// The digest of the file, where all of it was read.
    package var sha256: String?

    /// Makes a text.
    package init(path: String, text: String, bytes: Int, omitted: Int = 0, isBinary: Bool = false) {
        self.path = path
        self.text = text
        self.bytes = bytes
        self.omitted = omitted
        self.isBinary = isBinary
    }
}
