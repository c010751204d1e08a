package import Platform

/// Finds the regular files of a directory that globs fit: none behind a link, and none of git's own.
package struct FileSearch {
    /// What was found.
    package struct Finding {
        /// The files, relative to the directory, in the order of their names.
        package fileprivate(set) var files: [String] = []
        /// Whether every name was looked at that may fit.
        package fileprivate(set) var isWhole = true
    }

    /// Something that may fit, and how far it has brought each of the globs.
    private struct Place {
        let path: String
        let reaches: [PathGlob.Reach]
    }

    private let globs: [PathGlob]
    private let excluded: Set<String>
    private let most: Int
    private let mostLooks: Int

    /// Prepares a search.
    ///
    /// - Parameters:
    ///   - excluded: absolute directories that are not looked into.
    ///   - most: files that are wanted at most.
    ///   - mostLooks: names that are looked at before it gives up.
    package init(_ globs: [String], except excluded: [String], most: Int = .max, mostLooks: Int = .max) {
        self.globs = globs.map(PathGlob.init)
        self.excluded = Set(excluded)
        self.most = most
        self.mostLooks = mostLooks
    }

    /// Looks into no directory in which nothing can fit.
    package func find(in root: Directory) -> Finding {
        var finding = Finding()
        var looks = 0
        var open = places(in: Place(path: "", reaches: globs.map(\.start)), of: root)
        while let place = open.popLast(), finding.files.count < most {
            guard looks < mostLooks else {
                finding.isWhole = false
                break
            }
            looks += 1
            switch root.kind(place.path) {
            case .file: if place.reaches.contains(where: \.isWhole) { finding.files.append(place.path) }
            case .directory: open += places(in: place, of: root)
            default: break
            }
        }
        return finding
    }

    /// What may fit in a directory, the first last; what is gone meanwhile, or closed to everybody, has nothing.
    private func places(in place: Place, of root: Directory) -> [Place] {
        guard !excluded.contains(root.path + "/" + place.path), let folder = try? root.directory(place.path),
            let names = try? folder.names()
        else { return [] }
        return names.reversed().compactMap { name in
            guard name != ".git" else { return nil }
            let reaches = zip(globs, place.reaches).map { $0.reach(from: $1, into: name) }
            guard reaches.contains(where: { !$0.isEmpty }) else { return nil }
            return Place(path: place.path.isEmpty ? name : place.path + "/" + name, reaches: reaches)
        }
    }
}
