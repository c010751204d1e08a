/// A command line that cannot be understood; teambot then exits with 2.
struct UsageError: Error, Equatable, CustomStringConvertible {
    /// One sentence that names the verb or option.
    let message: String
    /// The right form.
    let form: String

    static let exitCode: Int32 = 2

    /// The error as it is shown on standard error.
    var description: String { "teambot: \(message)\nusage:   \(form)\n" }
}
