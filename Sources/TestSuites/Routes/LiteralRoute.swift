/// A route that is written out in a sentence.
enum LiteralRoute {
    private static let methods: Set<Substring> = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    /// The first method in capitals that a path follows.
    static func first(in text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0 == "[" || $0 == "(" }
        for (word, next) in zip(words, words.dropFirst()) where methods.contains(bare(word)) && next.hasPrefix("/") {
            return "\(bare(word)) \(path(next))"
        }
        return nil
    }

    /// A word without the quotes around it.
    private static func bare(_ word: Substring) -> Substring { word.drop { "\"'`“‘".contains($0) } }

    /// The path without query and closing marks; a parameter has braces however the framework writes it.
    private static func path(_ word: Substring) -> String {
        var path = word.prefix { $0.isLetter || $0.isNumber || "/_-.{}:*~%".contains($0) }
        while let last = path.last, ".:,-".contains(last) { path.removeLast() }
        let segments = path.split(separator: "/").map { segment in
            segment.hasPrefix(":") && segment.count > 1 ? "{\(segment.dropFirst())}" : String(segment)
        }
        return "/" + segments.joined(separator: "/")
    }
}
