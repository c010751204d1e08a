/// Why a verb ends without doing what was asked, as a sentence and an exit code.
package struct VerbError: Error, CustomStringConvertible {
    package let code: Int32
    package let description: String

    /// Makes an error with its exit code.
    package init(_ code: Int32, _ sentence: String) {
        self.code = code
        description = sentence
    }

    /// Bad usage, objective or configuration: nothing was started.
    package static func usage(_ sentence: String) -> VerbError { VerbError(2, sentence) }
}
