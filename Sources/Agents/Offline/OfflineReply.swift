/// What the offline agent answers, and the files that its caller writes for it.
package struct OfflineReply: Sendable {
    /// The reply, in Markdown.
    package var text: String
    /// Files to write below the artifacts directory, by safe relative names; a later one of a name replaces it.
    package var files: [(name: String, content: String)]

    /// Makes a reply.
    package init(text: String, files: [(name: String, content: String)] = []) {
        self.text = text
        self.files = files
    }
}
