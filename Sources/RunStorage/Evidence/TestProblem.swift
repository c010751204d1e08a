/// One thing that went wrong in a test, as its tool tells it.
package struct TestProblem: Sendable, Equatable {
    /// What kind of element told it; the raw value is the element's name.
    package enum Kind: String, Sendable, CaseIterable {
        case failure, error, rerunFailure, rerunError, flakyFailure, flakyError
    }

    /// What kind of element told it.
    package var kind: Kind
    /// The type of the exception, where the tool says so.
    package var type: String?
    /// The message, from the attribute or else the first line of the text; never empty.
    package var message: String
    /// The text: the stack, the values compared.
    package var text: String?

    /// Makes a problem.
    package init(_ kind: Kind, type: String? = nil, message: String, text: String? = nil) {
        self.kind = kind
        self.type = type
        self.message = message
        self.text = text
    }
}
