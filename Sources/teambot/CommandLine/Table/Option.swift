/// An option of a verb, as the command line and its help know it.
struct Option: Sendable, Equatable {
    /// What a value must be.
    enum Check: Sendable, Equatable {
        case text
        /// One of these words.
        case choice([String])
        /// More than 0, at most so many; fractions are allowed.
        case number(atMost: Double)
        /// A whole number of a range.
        case whole(ClosedRange<Int>)

        /// A whole number from 1 to so many.
        static func count(atMost limit: Int) -> Check { .whole(1...limit) }
    }

    /// With its dashes, such as `--max-hours`.
    let name: String
    /// Another name of one letter with its dash, such as `-f`.
    var letter: String?
    /// What stands for the value in help; nil for an option without one.
    var placeholder: String?
    let summary: String
    var isRepeatable = false
    var check = Check.text

    /// The option as one types it.
    var form: String {
        let names = letter.map { "\($0), \(name)" } ?? name
        return placeholder.map { "\(names) \($0)" } ?? names
    }
}

extension Option {
    static let json = Option(name: "--json", summary: "print JSON for programs")
    static let stateDirectory = Option(
        name: "--state-dir", placeholder: "DIR", summary: "where runs are kept (default: state)")
    static let stages = Option(
        name: "--stages", placeholder: "FILE", summary: "the workflow (default: stages.json)")
    static let maxHours = Option(
        name: "--max-hours", placeholder: "H", summary: "time limit of each run in hours (default: 8)",
        check: .number(atMost: 8_760))
    static let newMaxHours = Option(
        name: "--max-hours", placeholder: "H", summary: "new time limit in all, time already used included",
        check: .number(atMost: 8_760))
    static let maxCost = Option(
        name: "--max-cost", placeholder: "USD", summary: "what each run may cost in US dollars",
        check: .number(atMost: 1_000_000))
    static let maxTokens = Option(
        name: "--max-tokens", placeholder: "N", summary: "tokens that each run may use",
        check: .count(atMost: Int(Int32.max) * 1_000))
    static let newMaxCost = Option(
        name: "--max-cost", placeholder: "USD", summary: "new limit of cost in all, what is spent included",
        check: .number(atMost: 1_000_000))
    static let newMaxTokens = Option(
        name: "--max-tokens", placeholder: "N", summary: "new limit of tokens in all, those used included",
        check: .count(atMost: Int(Int32.max) * 1_000))
    static let skip = Option(
        name: "--skip", placeholder: "NAME", summary: "skip an optional stage", isRepeatable: true)
    static let maxConcurrent = Option(
        name: "--max-concurrent", placeholder: "N", summary: "attempts that may run at once",
        check: .count(atMost: 10_000))
    static let workers = Option(
        name: "--workers", placeholder: "N", summary: "objectives at work at once, in worktrees (default: 3)",
        check: .count(atMost: 1_000))
    static let priority = Option(
        name: "--priority", placeholder: "[FILE=]N", summary: "higher ones begin first (default: 0)",
        isRepeatable: true)
    static let retries = Option(
        name: "--retries", placeholder: "N", summary: "tries after one that may pass (default: 2)",
        check: .whole(0...1_000))
    static let batches = Option(
        name: "--batches", placeholder: "RANGE", summary: "the batches of a plan, such as 1-3 (default: all)")
    static let plain = Option(name: "--plain", summary: "a line for each event, also on a terminal")
    static let follow = Option(name: "--follow", letter: "-f", summary: "go on while it grows")
    static let background = Option(name: "--background", summary: "go on without this terminal")
    static let detachAgents = Option(
        name: "--detach-agents", summary: "on Ctrl-C leave running agents to a later resume")
    static let wait = Option(name: "--wait", summary: "wait for an approval instead of ending with exit 5")
    static let comment = Option(name: "--comment", placeholder: "TEXT", summary: "why; kept in the journal")
    /// Known to every verb, and listed by none.
    static let help = Option(name: "--help", letter: "-h", summary: "show this help")
}
