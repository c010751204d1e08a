/// Why something that was asked of a session cannot be done, as a sentence that says what to do.
public struct SessionFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ sentence: String) { description = sentence }

    /// Gives every other error of teambot a public face.
    init(_ error: any Error) { self.init("\(error)") }
}
