/// What is told when a refresh has come to its end and stages are stale all the same.
enum StillStale {
    /// The sentences.
    ///
    /// - Parameters:
    ///   - again: names of the stages that were done once more.
    ///   - left: names of those that were not.
    static func sentence(again: [String], left: [String]) -> String {
        var sentences: [String] = []
        if !again.isEmpty { sentences.append("Stale although they were done again: \(again.joined(separator: ", ")).") }
        if !left.isEmpty { sentences.append("Stale, and not done again: \(left.joined(separator: ", ")).") }
        return (sentences + ["See why with `teambot why`."]).joined(separator: " ")
    }
}
