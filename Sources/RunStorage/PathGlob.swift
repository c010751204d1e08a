import StateMachine

/// A glob of paths: `*` and `?` within a name, `**` for any directories; a directory that fits stands for all that is
/// in it. One that leaves its directory fits nothing.
package struct PathGlob: Sendable, Equatable {
    private enum Step: Sendable, Equatable {
        case name(NamePattern)
        case anyDirectories
    }

    /// How far a path has brought it: which beginnings of its steps the names so far can have used up.
    struct Reach {
        fileprivate(set) var steps: [Bool]

        /// Whether the path fits.
        var isWhole: Bool { steps.last == true }
        /// Whether neither the path fits nor anything below it.
        var isEmpty: Bool { !steps.contains(true) }
    }

    private let steps: [Step]

    /// Reads a glob; every text is one.
    package init(_ pattern: String) {
        let parts = Self.parts(pattern)
        guard !pattern.hasPrefix("/"), !parts.contains("..") else {
            steps = []
            return
        }
        steps = parts.map { $0 == "**" ? .anyDirectories : .name(NamePattern(String($0))) }
    }

    /// Whether a file's path fits, relative to the same directory as the glob; the time is at most the product of both
    /// lengths.
    package func matches(_ path: String) -> Bool {
        let names = Self.parts(path)
        guard !path.hasPrefix("/"), !names.contains("..") else { return false }
        return names.reduce(start) { reach(from: $0, into: String($1)) }.isWhole
    }

    /// How far the directory itself, of whose files the paths are, brings it.
    var start: Reach {
        guard !steps.isEmpty else { return Reach(steps: []) }
        return withoutDirectories(Reach(steps: [true] + [Bool](repeating: false, count: steps.count)))
    }

    /// How far a name in a place brings it.
    func reach(from place: Reach, into name: String) -> Reach {
        guard !place.isEmpty else { return place }
        var next = Reach(steps: [Bool](repeating: false, count: place.steps.count))
        // What is below something that fits, fits.
        next.steps[steps.count] = place.isWhole
        for (position, step) in steps.enumerated() where place.steps[position] {
            switch step {
            case .anyDirectories:
                next.steps[position] = true
                // At the end it stands for what is in the directory.
                if position == steps.count - 1 { next.steps[steps.count] = true }
            case .name(let pattern): if pattern.matches(name) { next.steps[position + 1] = true }
            }
        }
        return withoutDirectories(next)
    }

    /// `**` before a name may stand for no directory at all.
    private func withoutDirectories(_ reach: Reach) -> Reach {
        var reach = reach
        for position in steps.indices.dropLast() where reach.steps[position] && steps[position] == .anyDirectories {
            reach.steps[position + 1] = true
        }
        return reach
    }

    private static func parts(_ path: String) -> [Substring] {
        path.split(separator: "/").filter { $0 != "." }
    }
}
