/// What the words in a test's name mean for its route.
enum RouteWords {
    /// Methods that a name can begin with.
    static let methods: Set<String> = ["get", "post", "put", "patch", "delete"]
    /// Words that make a parameter of the word before them.
    static let identifiers: Set<String> = ["id", "pk", "slug", "uuid"]

    private static let outcomes: Set<String> = [
        "success", "successful", "successfully", "succeeds", "ok", "valid", "invalid", "error", "fail", "fails",
        "failed",
        "failure", "not", "no", "missing", "unauthorized", "unauthorised", "unauthenticated", "forbidden", "denied",
        "rejected", "refused", "conflict", "duplicate", "empty", "bad", "wrong", "expired", "unknown", "nonexistent",
        "timeout", "exception",
    ]
    private static let circumstances: Set<String> = [
        "with", "without", "when", "if", "as", "for", "by", "after", "before", "returns", "return", "raises", "should",
        "is", "has", "does", "must", "can", "cannot",
    ]
    /// Words before others that are no plurals, and yet segments.
    private static let parents: Set<String> = ["api", "people", "children", "media"]

    /// Whether the word tells how a request ends or what it is made with; it is no part of the path.
    static func endsPath(_ word: String) -> Bool {
        outcomes.contains(word) || circumstances.contains(word) || isStatusCode(word)
    }

    /// Whether a segment can be below this word: collections have plural names.
    static func hasChildren(_ word: String) -> Bool {
        if parents.contains(word) || isVersion(word) { return true }
        return word.hasSuffix("s") && !["ss", "us", "is"].contains { word.hasSuffix($0) }
    }

    /// The word in lower case, save where capitals inside it are part of it (`petOwners`).
    static func inOneCase(_ word: Substring) -> String {
        let hasHump = zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
        return hasHump ? String(word) : word.lowercased()
    }

    private static func isStatusCode(_ word: String) -> Bool { Int(word).map { (100...599).contains($0) } ?? false }

    private static func isVersion(_ word: String) -> Bool { word.hasPrefix("v") && Int(word.dropFirst()) != nil }
}
