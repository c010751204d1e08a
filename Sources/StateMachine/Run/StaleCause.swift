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
