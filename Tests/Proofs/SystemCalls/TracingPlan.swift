import CTracing

/// At which of a program's calls on files what is done to it.
struct TracingPlan: Sendable {
    /// What is done.
    enum Action: String, Sendable {
        /// Nothing: the calls are only written down.
        case count
        /// The program is killed, and the call is not made.
        case killBefore
        /// The program is killed right after the call.
        case killAfter
        /// The call is not made and fails.
        case fail
        /// A write writes half of what it should, and says so.
        case shorten
        /// A write writes half of what it should; from then on nothing more can be written.
        case fill
    }

    /// What is done.
    var action = Action.count
    /// Only calls on what is at or below this path count.
    var below: String
    /// Nil for the calls of the engine; the attempt's directory for those of its supervisor.
    var attempt: String?
    /// The call, counted from 1, at which it is done.
    var first = 0
    /// Whether it is done at every call after that, too.
    var isSticky = false
    /// The number of the error with which calls fail.
    var error: Int32 = 0

    /// Plans only to count.
    init(below: String, attempt: String? = nil) {
        self.below = below
        self.attempt = attempt
    }

    /// The plan as arguments of this program.
    var words: [String] {
        [below, attempt ?? "-", action.rawValue, "\(first)", isSticky ? "on" : "once", "\(error)"]
    }

    /// Reads the plan from arguments.
    init?(_ words: [String]) {
        guard words.count == 6, let action = Action(rawValue: words[2]), let first = Int(words[3]),
            let error = Int32(words[5])
        else { return nil }
        self.init(below: words[0], attempt: words[1] == "-" ? nil : words[1])
        self.action = action
        self.first = first
        isSticky = words[4] == "on"
        self.error = error
    }

    /// The last call at which it is done.
    var last: Int { isSticky || action == .fill ? .max : first }

    /// The action as the tracer knows it.
    var code: Int32 {
        switch action {
        case .count: Int32(tracing_count.rawValue)
        case .killBefore: Int32(tracing_kill_before.rawValue)
        case .killAfter: Int32(tracing_kill_after.rawValue)
        case .fail: Int32(tracing_fail.rawValue)
        case .shorten: Int32(tracing_shorten.rawValue)
        case .fill: Int32(tracing_fill.rawValue)
        }
    }
}
