import Platform

/// The directories in which an agent may work: the project and the run's artifacts.
package struct ACPPlaces: Sendable {
    /// A file as one of the directories knows it.
    package struct Place: Sendable, Equatable {
        /// The directory, with every link resolved.
        package var root: String
        /// The way from there, without links.
        package var relative: String
        /// Whether it may be changed.
        package var isWritable: Bool
    }

    private let project: String
    private let artifacts: String?
    /// The engine's own files, of which only the artifacts are an agent's business.
    private let state: String
    private let resolve: @Sendable (String) -> String?

    /// Names the directories; `resolve` gives the real path of what exists.
    package init(
        project: String, artifacts: String?,
        resolve: @escaping @Sendable (String) -> String? = { FileSystem.canonical($0) }
    ) {
        self.project = resolve(project) ?? project
        let real = artifacts.map { resolve($0) ?? $0 }
        self.artifacts = real
        self.resolve = resolve
        let guess = real.map { FileSystem.parent(of: FileSystem.parent(of: $0)) } ?? self.project + "/state"
        state = Self.relative(guess, to: self.project)?.isEmpty == false ? guess : self.project + "/state"
    }

    /// The place of a path; nil where it is in neither directory, links followed.
    package func place(of path: String) -> Place? {
        guard !path.utf8.contains(0), let path = Self.file(path),
            let real = real(path.hasPrefix("/") ? path : project + "/" + path)
        else { return nil }
        if let artifacts, let relative = Self.relative(real, to: artifacts) {
            return Place(root: artifacts, relative: relative, isWritable: !relative.isEmpty)
        }
        guard let relative = Self.relative(real, to: project) else { return nil }
        let isRepository = relative.split(separator: "/").contains { $0.lowercased() == ".git" }
        let isState = Self.relative(real, to: state) != nil
        return Place(root: project, relative: relative, isWritable: !relative.isEmpty && !isRepository && !isState)
    }

    /// The path that an agent means; nil where that depends on who reads it: a home directory, another address.
    private static func file(_ path: String) -> String? {
        if path.lowercased().hasPrefix("file://"), !path.contains("%") {
            let rest = String(path.dropFirst(7))
            return rest.hasPrefix("/") ? rest : nil
        }
        let scheme = path.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
        let isAddress = !scheme.isEmpty && path.dropFirst(scheme.count).hasPrefix(":/")
        return path.isEmpty || path.hasPrefix("~") || isAddress ? nil : path
    }

    /// The real path of what exists, and what is to be made below it.
    private func real(_ path: String) -> String? {
        var existing = path
        var rest: [String] = []
        while true {
            if let real = resolve(existing) {
                guard !rest.contains("..") else { return nil }
                return ([real == "/" ? "" : real] + rest.reversed().filter { $0 != "." }).joined(separator: "/")
            }
            // A link that leads to nothing yet leads somewhere all the same.
            guard existing != "/", rest.count < 256, FileSystem.kind(existing) != .link else { return nil }
            let (_, name) = Directory.split(existing.hasSuffix("/") ? String(existing.dropLast()) : existing)
            if !name.isEmpty { rest.append(name) }
            existing = FileSystem.parent(of: existing)
        }
    }

    /// The way from a directory to a path in it; nil where it is elsewhere.
    private static func relative(_ path: String, to directory: String) -> String? {
        if path == directory { return "" }
        let beginning = directory == "/" ? "/" : directory + "/"
        return path.hasPrefix(beginning) ? String(path.dropFirst(beginning.count)) : nil
    }
}
