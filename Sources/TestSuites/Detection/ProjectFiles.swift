import Platform

/// The files of a project, as far as they say which tests it has.
struct ProjectFiles: Sendable {
    /// Bytes of a file that is read; what is larger was not written by hand.
    private static let largest = 512 * 1024
    /// Names of a directory that are looked at.
    private static let mostNames = 2_000

    /// An absolute path.
    let project: String

    /// Whether something is there.
    func has(_ path: String) -> Bool { FileSystem.exists("\(project)/\(path)") }

    /// The names in a directory; empty where it is none.
    func names(in folder: String) -> [String] {
        Array(FileSystem.list("\(project)/\(folder)").prefix(Self.mostNames))
    }

    /// The text of a file; nil where it is not there, too large, or does not have this in it.
    func text(_ path: String, containing part: String = "") -> String? {
        guard let bytes = try? FileSystem.read("\(project)/\(path)", limit: Self.largest) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return part.isEmpty || text.contains(part) ? text : nil
    }

    /// A file that pytest takes for tests, in a directory or in one directly in it; nil where there is none.
    func pythonTest(in folder: String) -> String? {
        let names = names(in: folder)
        if let name = names.first(where: Self.isPythonTest) { return folder == "." ? name : "\(folder)/\(name)" }
        guard folder != "." else { return nil }
        return names.lazy.filter { !$0.contains(".") }.compactMap { inner in
            self.names(in: "\(folder)/\(inner)").first(where: Self.isPythonTest).map { "\(folder)/\(inner)/\($0)" }
        }.first
    }

    private static func isPythonTest(_ name: String) -> Bool {
        name.hasSuffix("_test.py") || name.hasPrefix("test_") && name.hasSuffix(".py")
    }
}
