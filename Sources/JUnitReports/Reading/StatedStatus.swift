import RunStorage

/// What some tools say of a test in an attribute only, such as GoogleTest of one that is disabled.
enum StatedStatus {
    /// The status by an attribute; nil where it says nothing of its own.
    static func read(_ text: String?) -> TestStatus? {
        switch text?.lowercased() {
        case "notrun", "not_run", "disabled", "skipped", "skip", "suppressed", "ignored", "pending", "untested", "todo":
            .skipped
        case "fail", "failed", "failure": .failed
        case "error", "errored", "undefined": .error
        default: nil
        }
    }
}
