/// Names of files in a sentence.
enum NamedFiles {
    /// So many are named; of the others the number is told.
    private static let most = 10

    /// The names with commas between them, each once.
    static func text(_ names: [String]) -> String {
        var seen: Set<String> = []
        let names = names.filter { seen.insert($0).inserted }
        let more = names.count - most
        return names.prefix(most).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
