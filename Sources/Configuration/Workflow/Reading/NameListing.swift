/// Names as a sentence lists them.
enum NameListing {
    private static let most = 10

    /// `A`, `A and B`, `A, B and C`, `A, B, … and 17 more`.
    static func listed(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "none" }
        guard names.count > most else { return names.dropLast().joined(separator: ", ") + " and " + last }
        return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
}
