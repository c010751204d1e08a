/// What has become of a file.
package struct FileChange: Sendable, Equatable {
    /// What there is now in its place.
    package enum Presence: Sendable, Equatable {
        /// A file with this SHA-256.
        case file(sha256: String)
        /// Nothing.
        case nothing
        /// Something that is no file, in words: `a link`, `a directory`.
        case other(String)
        /// A file that cannot be read, and why.
        case unreadable(String)
    }

    /// Relative to the artifacts directory, or to the project.
    package var path: String
    /// The SHA-256 that it had; nil where there was none.
    package var was: String?
    /// What it is now.
    package var now: Presence

    /// Makes a change.
    package init(path: String, was: String?, now: Presence) {
        self.path = path
        self.was = was
        self.now = now
    }
}

extension FileChange.Presence {
    /// The digest of a file; nil for everything else.
    package var sha256: String? { if case .file(let sha256) = self { sha256 } else { nil } }
}
