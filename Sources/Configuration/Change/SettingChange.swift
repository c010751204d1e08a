/// A key of a workflow whose value is another one now.
package struct SettingChange: Sendable, Equatable {
    /// The key.
    package let key: String
    /// The value that it had, as JSON on one line; nil where there was none.
    package let was: String?
    /// The value that it has; nil where there is none.
    package let now: String?

    /// Makes a change.
    package init(key: String, was: String?, now: String?) {
        self.key = key
        self.was = was
        self.now = now
    }
}
