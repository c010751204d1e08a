import JSONText

/// A problem as a JSON object: `{kind, type, message, text}`.
extension TestProblem {
    /// Writes the object.
    func write(to writer: inout JSONWriter) {
        writer.object { object in
            object.member("kind", kind.rawValue)
            if let type { object.member("type", type) }
            object.member("message", message)
            if let text { object.member("text", text) }
        }
    }

    /// Reads what `write` has written; nil where its kind is not known or nothing is told.
    init?(_ value: JSONValue) {
        guard let kind = value["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let message = value["message"]?.string, !message.isEmpty
        else { return nil }
        self.init(kind, type: value["type"]?.string, message: message, text: value["text"]?.string)
    }
}
