extension StaleCause {
    /// A word for programs.
    package var kind: String {
        switch self {
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
    ///
    /// - Parameter safe: makes a name or a value from outside fit to be shown.
    package func sentence(_ safe: (String) -> String = { $0 }) -> String {
        switch self {
        case .artifact(let change): "Its artifact \(safe(change.path)) \(change.fate(safe))."
        case .input(let change, let stage):
            "\(safe(change.path))\(Self.origin(stage, safe)), which it was given, \(change.fate(safe))."
        case .redone(let stage): "\(safe(stage)), which comes before it, was done again since."
        case .setting(let key, let was, let now):
            "The setting “\(safe(key))” of its definition \(Self.values(was, now, safe))."
        case .template(let was, let now):
            "The text that its prompts are made of (template or personas) has changed"
                + (Self.digests(was, now, safe).map { ": \($0)" } ?? "") + "."
        case .objective(let parts):
            parts.isEmpty
                ? "The objective that it has seen has changed."
                : "The objective that it has seen has changed: \(parts.map(safe).joined(separator: ", "))."
        case .unknown: "What it depended on is not what it was when the stage was done; nobody knows what has changed."
        }
    }

    /// The same in a few words, for a line of a table.
    package func short(_ safe: (String) -> String = { $0 }) -> String {
        switch self {
        case .artifact(let change): "its artifact \(safe(change.path)) \(change.verb(safe))"
        case .input(let change, let stage):
            "\(safe(change.path))\(Self.origin(stage, safe)) \(change.verb(safe))"
        case .redone(let stage): "\(safe(stage)) was done again"
        case .setting(let key, _, _): "“\(safe(key))” has changed"
        case .template: "its template has changed"
        case .objective(let parts):
            "the objective has changed" + (parts.first.map { ": " + safe($0) } ?? "") + (parts.count > 1 ? ", …" : "")
        case .unknown: "what it depended on has changed"
        }
    }

    private static func origin(_ stage: String?, _ safe: (String) -> String) -> String {
        stage.map { " of \(safe($0))" } ?? ""
    }

    private static func values(_ was: String?, _ now: String?, _ safe: (String) -> String) -> String {
        let (old, new) = (was.map { value($0, safe) }, now.map { value($0, safe) })
        switch (old, new) {
        case (let old?, let new?) where old == new: return "was changed in what is not shown here: it is \(new)"
        case (let old?, let new?): return "was \(old) and is \(new) now"
        case (nil, let new?): return "was not set and is \(new) now"
        case (let old?, nil): return "was \(old) and is not set any more"
        case (nil, nil): return "is another one now"
        }
    }

    private static func digests(_ was: String?, _ now: String?, _ safe: (String) -> String) -> String? {
        guard was != nil || now != nil else { return nil }
        let old = was.map { FileChange.short($0, safe) } ?? "not there"
        return "it was \(old), it is \(now.map { FileChange.short($0, safe) } ?? "gone")"
    }

    /// A value in one line of bearable length.
    private static func value(_ text: String, _ safe: (String) -> String) -> String {
        let line = text.firstLine(safe)
        return line.isEmpty ? "empty" : line.count > 80 ? String(line.prefix(79)) + "…" : line
    }
}

extension FileChange {
    /// Digits of a digest that people are shown.
    private static let digits = 12

    fileprivate func verb(_ safe: (String) -> String) -> String {
        switch now {
        case .file: was == nil ? "is new" : "has changed"
        case .nothing: "is gone"
        case .other(let what): "is \(safe(what)) now"
        case .unreadable: "cannot be read"
        }
    }

    fileprivate func fate(_ safe: (String) -> String) -> String {
        let was = was.map { Self.short($0, safe) } ?? "nothing"
        switch now {
        case .file(let now):
            let present = Self.short(now, safe)
            return self.was == nil
                ? "is new since: it is \(present)" : "has changed since: it was \(was), it is \(present)"
        case .nothing: return "is gone; it was \(was)"
        case .other(let what): return "was replaced by \(safe(what)); it was a file, \(was)"
        case .unreadable(let why):
            let reason = why.firstLine(safe)
            return "cannot be read: " + (reason.last == "." ? String(reason.dropLast()) : reason)
        }
    }

    fileprivate static func short(_ digest: String, _ safe: (String) -> String) -> String {
        safe(String(digest.prefix(digits)))
    }
}

extension String {
    /// The first line that is not blank, made fit to be shown.
    fileprivate func firstLine(_ safe: (String) -> String) -> String {
        for line in split(whereSeparator: \.isNewline) {
            var rest = safe(String(line))[...]
            while rest.first == " " { rest.removeFirst() }
            while rest.last == " " { rest.removeLast() }
            if !rest.isEmpty { return String(rest) }
        }
        return ""
    }
}
