/// The route that a name in snake case tells.
struct SnakeRoute {
    /// The method, in capitals.
    let method: String
    /// The segments of the path; never empty.
    let segments: [String]

    /// `METHOD /path`.
    var text: String { "\(method) /\(segments.joined(separator: "/"))" }

    /// Reads one identifier; nil where it does not begin with a method, or its path is not certain.
    init?(_ name: Substring) {
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else { return nil }
        var rest = name
        if rest.lowercased().hasPrefix("test_") { rest = rest.dropFirst("test_".count) }
        guard let end = rest.firstIndex(of: "_"), RouteWords.methods.contains(rest[..<end].lowercased()) else {
            return nil
        }
        let path = rest[rest.index(after: end)...]
        let groups = Self.groups(path)
        let isExplicit = path.hasPrefix("_") || groups.count > 1
        guard let segments = isExplicit ? groups.map(Self.segment) : Self.segments(groups.first ?? []),
            !segments.isEmpty
        else { return nil }
        method = rest[..<end].uppercased()
        self.segments = segments
    }

    /// The words between double underscores; the first word about the outcome ends the path.
    private static func groups(_ path: Substring) -> [[String]] {
        var groups: [[String]] = [[]]
        for word in path.split(separator: "_", omittingEmptySubsequences: false) {
            if word.isEmpty {
                if groups.last?.isEmpty == false { groups.append([]) }
                continue
            }
            let word = RouteWords.inOneCase(word)
            if RouteWords.endsPath(word) { break }
            groups[groups.count - 1].append(word)
        }
        return groups.filter { !$0.isEmpty }
    }

    /// One segment that two underscores separate from the others.
    private static func segment(_ words: [String]) -> String {
        let text = words.joined(separator: "_")
        return words.count > 1 && RouteWords.identifiers.contains(words.last ?? "") ? "{\(text)}" : text
    }

    /// The segments of words that single underscores separate; nil where they could be read in several ways.
    private static func segments(_ words: [String]) -> [String]? {
        var segments: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if let next = rest.first, RouteWords.identifiers.contains(next) {
                segments.append("{\(word)_\(next)}")
                rest.removeFirst()
            } else {
                guard rest.isEmpty || RouteWords.hasChildren(word) else { return nil }
                segments.append(word)
            }
        }
        return segments
    }
}
