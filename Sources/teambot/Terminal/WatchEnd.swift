/// Why nothing more is followed.
enum WatchEnd {
    /// No engine has it any more.
    case over
    /// Somebody has seen enough, and the exit code that goes with how it was said.
    case left(Int32)
    /// Nobody reads what is shown.
    case unread
}
