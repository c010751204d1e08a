/// A pattern for names in which `*` stands for any text and `?` for any one character.
package struct NamePattern: Sendable, Equatable {
    private let pattern: [Unicode.Scalar]

    /// Makes a pattern; every text is one.
    package init(_ pattern: String) {
        self.pattern = Array(pattern.unicodeScalars)
    }

    /// Whether the whole name fits; the time grows with both lengths and never explodes.
    package func matches(_ name: String) -> Bool {
        let name = Array(name.unicodeScalars)
        var place = 0
        var wanted = 0
        var star: (pattern: Int, name: Int)?
        while place < name.count {
            if wanted < pattern.count, pattern[wanted] == "*" {
                star = (wanted, place)
                wanted += 1
            } else if wanted < pattern.count, pattern[wanted] == "?" || pattern[wanted] == name[place] {
                wanted += 1
                place += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                wanted = last.pattern + 1
                place = last.name + 1
            } else {
                return false
            }
        }
        return pattern[wanted...].allSatisfy { $0 == "*" }
    }
}
