/// A success criterion of an objective.
package struct Criterion: Sendable, Equatable {
    package var text: String
    /// Whether its checkbox is ticked; a plain bullet is open.
    package var isDone: Bool

    /// Makes a criterion.
    package init(text: String, isDone: Bool = false) {
        self.text = text
        self.isDone = isDone
    }
}
