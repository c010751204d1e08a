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

    /// Whether a directory, or one directly in it, has files that pytest takes for tests.
    func hasPythonTests(in folder: String) -> Bool {
        let names = names(in: folder)
        if names.contains(where: Self.isPythonTest) { return true }
        guard folder != "." else { return false }
        return names.lazy.filter { !$0.contains(".") }
            .contains { self.names(in: "\(folder)/\($0)").contains(where: Self.isPythonTest) }
    }

    private static func isPythonTest(_ name: String) -> Bool {
        name.hasSuffix("_test.py") || name.hasPrefix("test_") && name.hasSuffix(".py")
    }
}
