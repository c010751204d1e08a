/// A success criterion of an objective.
package struct Criterion: Sendable, Equatable {
    /// The criterion as written, in Markdown.
    package var text: String
    /// Whether its checkbox is ticked; a plain bullet is open.
    package var isDone: Bool

    /// Makes a criterion.
    package init(text: String, isDone: Bool = false) {
        self.text = text
        self.isDone = isDone
    }
}
