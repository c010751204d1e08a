import JSONText

/// Something that an agent has said or done while it works; a line of `progress.jsonl`.
package enum Progress: Sendable, Equatable {
    /// A line of what it says; the last one, shortened, where there are many.
    case message(String)
    /// A tool begins or ends; `status` is `started`, `completed` or `failed`.
    case tool(name: String, detail: String?, status: String)
    /// Its plan, or a change of it: entries in order, and how many of them are done.
    case plan(entries: [String], done: Int)
}

extension Progress {
    /// The line of `progress.jsonl`, with its end.
    package func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            switch self {
            case .message(let text): object.member("message", text)
            case .tool(let name, let detail, let status):
                object.member("tool", name)
                if let detail { object.member("detail", detail) }
                object.member("status", status)
            case .plan(let entries, let done):
                object.member("plan", entries)
                object.member("done", done)
            }
        }
        return writer.bytes + [10]
    }

    /// Reads a line; nil where it is not whole.
    package static func decode(_ line: [UInt8]) -> Progress? {
        guard let value = try? JSONReader.read(line) else { return nil }
        if let text = value["message"]?.string { return .message(text) }
        if let name = value["tool"]?.string {
            return .tool(name: name, detail: value["detail"]?.string, status: value["status"]?.string ?? "started")
        }
        return value["plan"]?.texts.map { .plan(entries: $0, done: value["done"]?.integer ?? 0) }
    }
}
