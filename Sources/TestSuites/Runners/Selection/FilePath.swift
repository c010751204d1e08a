/// Paths that can be arguments.
enum FilePath {
    /// The path where it is one that no tool takes for an option.
    static func plain(_ path: String?) -> String? {
        guard let path, RegularExpression.isPlain(path), !path.hasPrefix("-"), path.contains(".") else { return nil }
        return path
    }
}
