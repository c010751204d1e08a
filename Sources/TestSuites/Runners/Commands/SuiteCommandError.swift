/// Why a suite cannot even be started.
package struct SuiteCommandError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What stands in the way.
    package enum Kind: Sendable, Equatable {
        /// The tool is not installed.
        case toolMissing
        /// What `path` names is not there.
        case pathMissing
        /// What the file says about the suite cannot be carried out.
        case unusable
    }

    /// What stands in the way.
    package let kind: Kind
    /// The sentence that says what to do.
    package let description: String

    /// Makes an error.
    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
