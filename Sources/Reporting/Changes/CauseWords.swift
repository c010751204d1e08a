package import StateMachine

/// Why a stage is stale, in words.
package struct CauseWords {
    /// Digits of a digest that people are shown.
    private static let digits = 12

    private let cause: StaleCause

    /// The words of a cause.
    package init(_ cause: StaleCause) { self.cause = cause }

    /// A word for programs.
    package var kind: String {
        switch cause {
        case .artifact: "artifact"
        case .input: "input"
        case .redone: "redone"
        case .setting: "setting"
        case .template: "template"
        case .objective: "objective"
        case .unknown: "unknown"
        }
    }

    /// The whole sentence, with what was and what is.
    package var sentence: String {
        switch cause {
        case .artifact(let change): "Its artifact \(Printable.text(change.path)) \(Self.fate(change))."
        case .input(let change, let stage):
            "\(Printable.text(change.path))\(Self.origin(stage)), which it was given, \(Self.fate(change))."
        case .redone(let stage): "\(Printable.text(stage)), which comes before it, was done again since."
        case .setting(let key, let was, let now):
            "The setting “\(Printable.text(key))” of its definition \(Self.values(was, now))."
        case .template(let was, let now):
            "The text that its prompts are made of (template or personas) has changed"
                + (Self.digests(was, now).map { ": \($0)" } ?? "") + "."
        case .objective(let parts):
            parts.isEmpty
                ? "The objective that it has seen has changed."
                : "The objective that it has seen has changed: " + parts.map(Printable.text).joined(separator: ", ")
                    + "."
        case .unknown: "What it depended on is not what it was when the stage was done; nobody knows what has changed."
        }
    }

    /// The same in a few words, for a line of a table.
    package var short: String {
        switch cause {
        case .artifact(let change): "its \(Printable.text(change.path)) \(Self.verb(change))"
        case .input(let change, let stage):
            "\(Printable.text(change.path))\(Self.origin(stage)) \(Self.verb(change))"
        case .redone(let stage): "\(Printable.text(stage)) was done again"
        case .setting(let key, _, _): "“\(Printable.text(key))” has changed"
        case .template: "its template has changed"
        case .objective(let parts):
            "the objective has changed" + (parts.first.map { ": " + Printable.text($0) } ?? "")
                + (parts.count > 1 ? ", …" : "")
        case .unknown: "what it depended on has changed"
        }
    }

    private static func origin(_ stage: String?) -> String { stage.map { " of \(Printable.text($0))" } ?? "" }

    private static func verb(_ change: FileChange) -> String {
        switch change.now {
        case .file: change.was == nil ? "is new" : "has changed"
        case .nothing: "is gone"
        case .other(let what): "is \(Printable.text(what)) now"
        case .unreadable: "cannot be read"
        }
    }

    private static func fate(_ change: FileChange) -> String {
        let was = change.was.map(short) ?? "nothing"
        switch change.now {
        case .file(let now):
            return change.was == nil
                ? "is new since: it is \(short(now))" : "has changed since: it was \(was), it is \(short(now))"
        case .nothing: return "is gone; it was \(was)"
        case .other(let what): return "was replaced by \(Printable.text(what)); it was a file, \(was)"
        case .unreadable(let why):
            let reason = Printable.firstLine(why)
            return "cannot be read: " + (reason.last == "." ? String(reason.dropLast()) : reason)
        }
    }

    private static func values(_ was: String?, _ now: String?) -> String {
        let (old, new) = (was.map(value), now.map(value))
        switch (old, new) {
        case (let old?, let new?): return "was \(old) and is \(new) now"
        case (nil, let new?): return "was not set and is \(new) now"
        case (let old?, nil): return "was \(old) and is not set any more"
        case (nil, nil): return "is another one now"
        }
    }

    private static func digests(_ was: String?, _ now: String?) -> String? {
        guard was != nil || now != nil else { return nil }
        return "it was \(was.map(short) ?? "not there"), it is \(now.map(short) ?? "gone")"
    }

    /// A value in one line of bearable length.
    private static func value(_ text: String) -> String {
        let line = Printable.firstLine(text)
        return line.isEmpty ? "empty" : line.count > 80 ? String(line.prefix(79)) + "…" : line
    }

    private static func short(_ digest: String) -> String { Printable.text(String(digest.prefix(digits))) }
}
