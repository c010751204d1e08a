/// Which objectives wait for which others.
package struct NeedsGraph: Sendable {
    /// An objective as it was given.
    package struct Entry: Sendable {
        /// The canonical path of its file.
        package let path: String
        /// Its title.
        package let title: String
        /// What it needs, as written: paths, file names with or without `.md`, or titles.
        package let needs: [String]

        /// Makes an entry.
        package init(path: String, title: String, needs: [String] = []) {
            self.path = path
            self.title = title
            self.needs = needs
        }
    }

    /// What is wrong with a need.
    package enum Problem: Sendable, Equatable {
        /// Nothing of this name was given.
        case unknown(entry: Int, need: String)
        /// Several have this name.
        case ambiguous(entry: Int, need: String, candidates: [Int])
        /// An objective needs itself.
        case itself(entry: Int, need: String)
        /// Each needs the next, and the last the first.
        case cycle([Int])
    }

    /// The objectives in the order in which they were given.
    package let entries: [Entry]
    /// For each the positions of those that it needs, each once.
    package let needs: [[Int]]
    /// All positions, each after those that it needs, and otherwise as given.
    package let order: [Int]
    /// Everything that is wrong, needs before cycles.
    package let problems: [Problem]

    /// Resolves the needs of all objectives.
    package init(_ entries: [Entry]) {
        let names = NeedNames(entries)
        var problems: [Problem] = []
        var needs: [[Int]] = []
        for (position, entry) in entries.enumerated() {
            var seen = Set<Int>()
            var found: [Int] = []
            for need in entry.needs {
                let candidates = names.candidates(need, for: entry)
                let others = candidates.filter { $0 != position }
                if others.count > 1 {
                    problems.append(.ambiguous(entry: position, need: need, candidates: others))
                } else if let other = others.first {
                    if seen.insert(other).inserted { found.append(other) }
                } else if candidates.isEmpty {
                    problems.append(.unknown(entry: position, need: need))
                } else {
                    problems.append(.itself(entry: position, need: need))
                }
            }
            needs.append(found)
        }
        let order = DependencyOrder(needs)
        self.entries = entries
        self.needs = needs
        self.order = order.order
        self.problems = problems + order.cycles.map(Problem.cycle)
    }

    /// What people call each objective: its file's name, or its path where others have the same.
    package var names: [String] {
        let files = entries.map { NeedNames.fileName($0.path) }
        let counts = Dictionary(files.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(entries, files).map { entry, file in counts[file] == 1 ? file : entry.path }
    }
}
