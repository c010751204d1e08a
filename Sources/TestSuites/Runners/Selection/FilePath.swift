import Platform

/// Paths of reports that can be arguments.
enum FilePath {
    /// The path where it is one that no tool takes for an option.
    static func plain(_ path: String?) -> String? {
        guard let path, RegularExpression.isPlain(path), !path.hasPrefix("-"), path.contains(".") else { return nil }
        return path
    }

    /// The same for a file that is there, seen from a directory: a tool's own root may be another.
    static func existing(_ path: String?, in folder: String) -> String? {
        plain(path).flatMap { FileSystem.exists("\(folder)/\($0)") ? $0 : nil }
    }
}
