/// What happens to a conversation.
package enum ACPEvent: Sendable, Equatable {
    /// The agent was started.
    case started
    /// It has sent a line.
    case line([UInt8])
    /// It has begun a line that is longer than any that is read.
    case overlongLine
    /// It takes no answers, so that they pile up.
    case unreadAnswers
    /// It has closed its output.
    case outputClosed
    /// It has ended: how, and its last words.
    case ended(String)
    /// Somebody wants the turn to end.
    case cancelled
    /// Time has passed.
    case time
}
