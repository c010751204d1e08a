package import RunStorage
package import StateMachine

/// Understands what an agent prints while it prints it. It gets the masked bytes of both outputs, whole, in pieces of
/// any size, in the supervisor's process: nothing of it may block, and its memory must not grow with the output.
package protocol OutputReader {
    /// Takes the next bytes of standard output.
    mutating func take(output bytes: ArraySlice<UInt8>)
    /// Takes the next bytes of standard error.
    mutating func take(errors bytes: ArraySlice<UInt8>)
    /// What was said and done since the last call.
    mutating func news() -> [Progress]
    /// What was used so far, as far as the stream tells; may be unknown until the end.
    var usage: Usage { get }
    /// Whether it has said that it is done: what it has used then can no more be saved.
    var hasEnded: Bool { get }
    /// Whether the program tries on although nothing can come of it, as without a key.
    var isHopeless: Bool { get }
    /// What it all came to.
    ///
    /// - Parameter result: how the program ended, and whether somebody has ended it.
    mutating func finish(_ result: AttemptResult) -> AgentReading
}

/// What a program's outputs came to.
package struct AgentReading: Sendable, Equatable {
    package var record: AgentRecord
    /// The reply; nil where standard output itself is the reply.
    package var reply: [UInt8]?

    /// Makes a reading.
    package init(_ record: AgentRecord, reply: [UInt8]?) {
        self.record = record
        self.reply = reply
    }
}
