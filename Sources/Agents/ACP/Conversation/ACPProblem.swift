/// Why a conversation came to nothing.
package struct ACPProblem: Error, Sendable, Equatable {
    /// What sort of thing has gone wrong.
    package enum Kind: String, Sendable {
        case authentication = "auth"
        case rpc, `protocol`, exit, timeout
        case unknownSession = "unknown_session"
    }

    /// The sort.
    package var kind: Kind
    /// The number that the agent gave.
    package var code: Int?
    /// A sentence.
    package var message: String

    /// Makes a problem.
    package init(_ kind: Kind, code: Int? = nil, _ message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }
}
