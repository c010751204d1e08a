/// Why a verb ends without doing what was asked, as a sentence and an exit code.
struct VerbError: Error, CustomStringConvertible {
    let code: Int32
    let description: String

    /// Makes an error with its exit code.
    init(_ code: Int32, _ sentence: String) {
        self.code = code
        description = sentence
    }

    /// Bad usage, objective or configuration: nothing was started.
    static func usage(_ sentence: String) -> VerbError { VerbError(2, sentence) }
}
