import StateMachine

/// A glob of paths: `*` and `?` within a name, `**` for any directories; a directory that fits stands for all that is
/// in it. One that leaves its directory fits nothing.
package struct PathGlob: Sendable, Equatable {
    private enum Step: Sendable, Equatable {
        case name(NamePattern)
        case anyDirectories
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
        let names = Self.parts(path).map(String.init)
        guard !steps.isEmpty, !path.hasPrefix("/"), !names.contains("..") else { return false }
        // Which beginnings of the steps the names so far can have used up.
        var reached = withoutDirectories([true] + [Bool](repeating: false, count: steps.count))
        for name in names {
            var next = [Bool](repeating: false, count: steps.count + 1)
            // What is below something that fits, fits.
            next[steps.count] = reached[steps.count]
            for (position, step) in steps.enumerated() where reached[position] {
                switch step {
                case .anyDirectories:
                    next[position] = true
                    // At the end it stands for what is in the directory.
                    if position == steps.count - 1 { next[steps.count] = true }
                case .name(let pattern): if pattern.matches(name) { next[position + 1] = true }
                }
            }
            reached = withoutDirectories(next)
        }
        return reached[steps.count]
    }

    /// `**` before a name may stand for no directory at all.
    private func withoutDirectories(_ reached: [Bool]) -> [Bool] {
        var reached = reached
        for position in steps.indices.dropLast() where reached[position] && steps[position] == .anyDirectories {
            reached[position + 1] = true
        }
        return reached
    }

    private static func parts(_ path: String) -> [Substring] {
        path.split(separator: "/").filter { $0 != "." }
    }
}
