/// A verb of the command line: what it takes and how it is explained.
struct Verb: Sendable, Equatable {
    let name: String
    /// The form of its arguments, such as `[FEATURE] STAGE`; brackets mark what may be left out, and three dots after
    /// the last that there may be more of it.
    let arguments: String
    let summary: String
    let options: [Option]
    /// Command lines to copy, without the program's name.
    let examples: [String]

    /// The names of its arguments, in order.
    private var argumentNames: [Substring] { arguments.split(separator: " ") }

    /// The words that an argument may be, where it has a list of them such as `bash|zsh|fish`; empty for any other.
    func choices(at position: Int) -> [String] {
        guard argumentNames.indices.contains(position) else { return [] }
        let words = argumentNames[position].split(separator: "|")
        return words.count > 1 ? words.map { String($0.filter { $0 != "[" && $0 != "]" }) } : []
    }

    /// What may stand at a position of the arguments: the names from there up to the first that cannot be left out.
    func candidates(at position: Int) -> [String] {
        let rest = argumentNames.dropFirst(hasMore ? min(position, argumentNames.count - 1) : position)
        // Only before the first argument it is open how many are left out.
        let end =
            position > 0
            ? rest.prefix(1) : rest.prefix(while: { $0.hasPrefix("[") }) + rest.filter { !$0.hasPrefix("[") }.prefix(1)
        return end.map { String($0.filter { $0 != "[" && $0 != "]" && $0 != "…" }) }
    }

    /// Whether there may be any number of the last argument.
    private var hasMore: Bool { arguments.hasSuffix("…") || arguments.hasSuffix("…]") }

    /// The fewest arguments that it takes.
    var minimumCount: Int { argumentNames.count { !$0.hasPrefix("[") } }

    /// The most arguments that it takes.
    var maximumCount: Int { hasMore ? Int.max : argumentNames.count }

    /// The arguments that it cannot do without.
    var requiredArguments: String { argumentNames.filter { !$0.hasPrefix("[") }.joined(separator: " ") }

    /// The right form of a call, in one line.
    var form: String {
        let words = ["teambot", name, arguments, options.isEmpty ? "" : "[options]"]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The option of this name or letter, `--help` included.
    func option(_ name: String) -> Option? {
        (options + [Option.help]).first { $0.name == name || $0.letter == name }
    }
}
