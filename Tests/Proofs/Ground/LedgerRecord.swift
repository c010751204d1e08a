/// One line of the ledger: what an agent says of itself, in words without blanks.
package struct LedgerRecord: Sendable, Equatable {
    /// What it tells.
    package enum Word: String, Sendable {
        /// It has begun to work.
        case start
        /// It has done its work.
        case end
        /// Another one for the same task was alive when it came.
        case double
        /// It has left a process behind, and this is the process.
        case child
    }

    /// What it tells.
    package let word: Word
    package let stage: String
    package let role: String
    package let iteration: String
    /// `TEAMBOT_ATTEMPT_ID`.
    package let attempt: String
    /// Its process number.
    package let pid: Int32
    /// Something more: the kernel's moment at which a process began, or milliseconds since 1970.
    package let note: String

    /// Makes a record.
    package init(
        _ word: Word, stage: String, role: String, iteration: String, attempt: String, pid: Int32, note: String
    ) {
        self.word = word
        self.stage = stage
        self.role = role
        self.iteration = iteration
        self.attempt = attempt
        self.pid = pid
        self.note = note
    }

    /// Reads a line; nil when it is none of the ledger.
    package init?(line: Substring) {
        let fields = line.split(separator: " ").map(String.init)
        guard fields.count == 7, let word = Word(rawValue: fields[0]), let pid = Int32(fields[5]) else { return nil }
        self.init(
            word, stage: fields[1], role: fields[2], iteration: fields[3], attempt: fields[4], pid: pid,
            note: fields[6])
    }

    /// The line with its line feed.
    package var line: String {
        "\(word.rawValue) \(stage) \(role) \(iteration) \(attempt) \(pid) \(note)\n"
    }

    /// What the agent was for: no two may be at this at once.
    package var task: String { "\(stage) \(role) \(iteration)" }
}
