internal import JSONText

/// The final record of a program, as far as it says how it ended.
struct Ending: Sendable {
    /// Whether it says that it failed.
    var isError: Bool
    /// Its words for the end, the most telling first.
    var words: [String]
    /// Whether it has a place for the model's reason to stop, filled or not.
    var hasStop: Bool
    /// What went wrong.
    var failure: Failure

    /// The end of a program that has no words for it.
    static let success = Ending(isError: false, words: [], hasStop: false, failure: Failure(text: ""))

    private init(isError: Bool, words: [String], hasStop: Bool, failure: Failure) {
        self.isError = isError
        self.words = words
        self.hasStop = hasStop
        self.failure = failure
    }

    /// Reads a record.
    init(_ view: RecordView) {
        let exitStatus = view.count(.exitStatus) ?? 0
        isError = view.truth(.isError) == true || exitStatus != 0 || view.text(.error) != nil
        words = [.subkind, .terminal, .stop].compactMap { view.text($0) }
        hasStop = view.record.captures.contains {
            view.slots[$0.path].contains(.stop) || view.slots[$0.path].contains(.terminal)
        }
        failure = Failure(view)
    }
}

/// What a record says about something that went wrong.
struct Failure: Sendable {
    /// Its sentences.
    var text: String
    /// A word for it, which says more than the sentences.
    var kind: String
    /// A status of HTTP.
    var status: Int?

    /// Reads a record; where it has no error its reply tells.
    init(_ view: RecordView) {
        let errors = view.captures(.error).map(view.record.text).filter { !$0.isEmpty }
        text =
            errors.isEmpty
            ? view.bytes(.reply).map { String(decoding: $0.prefix(4_096), as: UTF8.self) } ?? ""
            : errors.joined(separator: " ")
        kind = view.text(.errorKind) ?? ""
        status = view.count(.errorStatus)
    }

    /// A failure that only has a text.
    init(text: String, kind: String = "") {
        self.text = text
        self.kind = kind
    }
}
