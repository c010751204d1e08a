/// Finds what a mistyped name was probably meant to be.
package enum NearestName {
    /// The nearest of the known names, where one is near.
    package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
        let typed = Array(name.lowercased().utf8)
        guard typed.count <= 80 else { return nil }
        var nearest: String?
        // Short names have too many neighbours: below three letters only the case may differ.
        var limit = min(3, typed.count / 3)
        for candidate in known where candidate != name && abs(candidate.utf8.count - typed.count) <= limit {
            let distance = editDistance(typed, Array(candidate.lowercased().utf8), limit: limit)
            guard distance <= limit else { continue }
            nearest = candidate
            if distance == 0 { return nearest }
            limit = distance - 1
        }
        return nearest
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other (limit + 1 stands
    /// for every greater number).
    static func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            if let least = current.min(), least > limit { return limit + 1 }
            beforePrevious = previous
            previous = current
        }
        return min(previous.last ?? 0, limit + 1)
    }

    /// The end of a sentence that suggests a name: `; did you mean "SPEC"?`, or a full stop.
    static func hint(_ nearest: String?) -> String { nearest.map { "; did you mean \"\($0)\"?" } ?? "." }
}
