internal import StateMachine

/// The line with which aider ends a reply: `Tokens: 1.2k sent, 20 received. Cost: $0.01 message, $0.02 session.`
struct AiderTokens {
    /// What the reply has used.
    private(set) var usage = Usage()
    /// What all replies have cost.
    private(set) var sessionCost: Double?

    /// Reads the line; nil for any other.
    init?(_ line: String) {
        guard line.hasPrefix("Tokens: ") else { return nil }
        let words = line.split(separator: " ").map { word in
            String(word.last.map { ",.".contains($0) } == true ? word.dropLast() : word)
        }
        for (index, word) in words.enumerated().dropFirst() {
            let before = words[index - 1]
            switch word {
            case "sent": usage.inputTokens = Self.count(before)
            case "received": usage.outputTokens = Self.count(before)
            case "session": sessionCost = before.hasPrefix("$") ? Double(before.dropFirst()) : nil
            case "hit" where before == "cache" && index >= 2: usage.cachedTokens = Self.count(words[index - 2])
            default: break
            }
        }
        guard usage.inputTokens != nil else { return nil }
    }

    /// A number as aider writes it: `100`, `1.2k`, `3M`, `1,234`.
    private static func count(_ text: String) -> Int? {
        var digits = text.filter { $0 != "," }
        var factor = 1.0
        if digits.hasSuffix("k") { factor = 1_000 }
        if digits.hasSuffix("M") { factor = 1_000_000 }
        if factor > 1 { digits.removeLast() }
        guard let number = Double(digits), number >= 0, number * factor < 1e15 else { return nil }
        return Int(number * factor + 0.5)
    }
}

extension Dialect {
    /// `aider --message-file FILE --no-stream --no-pretty`, which has a reader of its own.
    static let aider = Dialect(
        name: "aider", paths: [], rules: [],
        needsReply: true,
        advice: ProgramAdvice(
            logIn: "Set the API key of the model's provider, such as OPENAI_API_KEY",
            special: [.turnLimit: "Make the stage smaller, or choose a stronger `model`."]))
}
