/// Why a completed stage is stale.
package enum StaleCause: Sendable, Equatable {
    /// An artifact of its own is not what it has left.
    case artifact(FileChange)
    /// A file that it was given is another one now, or what a person has said yes to; `stage` has made it, where one has.
    case input(FileChange, stage: String?)
    /// A stage before it that leaves no artifacts was done again since.
    case redone(stage: String)
    /// A setting of its definition is another one now: the key of `stages.json`, and what it was and is.
    case setting(key: String, was: String?, now: String?)
    /// A text of the user that its prompts are made of is another one now, such as a template.
    case template(was: String?, now: String?)
    /// Parts of the objective that it has seen are others now.
    case objective(parts: [String])
    /// What it depended on is not what it is now, and nobody knows what has changed.
    case unknown

    /// Whether it holds whatever becomes of the stages before the stage.
    package var isOwn: Bool {
        switch self {
        case .artifact, .setting, .template, .objective, .unknown: true
        case .input, .redone: false
        }
    }
}

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

/// A stage that is stale, with all its causes and the stages that follow from it.
package struct StaleStage: Sendable, Equatable {
    package var stage: String
    package var causes: [StaleCause]

    /// Makes a stale stage.
    package init(stage: String, causes: [StaleCause]) {
        self.stage = stage
        self.causes = causes
    }
}
