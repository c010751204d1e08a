import Platform
import StateMachine

/// Where a suite's tests are and from which directory its tool is called.
struct SuiteFolders: Sendable {
    /// The project, an absolute path.
    let project: String
    /// What the suite's `path` says, without what says nothing; nil where it is not set or is the project itself.
    let path: String?
    /// What is behind `::` in the path: a part of a file, as pytest names it.
    let part: String

    /// Looks at the path of a suite, which must be there and in the project.
    init(of suite: Suite, project: String) throws(SuiteCommandError) {
        self.project = project
        // Only pytest names parts of files.
        let (file, part) = suite.runner == .pytest ? Self.split(suite.path ?? "") : (suite.path ?? "", "")
        let names = file.split(separator: "/").filter { $0 != "." }
        if file.hasPrefix("/") || names.contains("..") {
            throw SuiteCommandError(
                .unusable,
                "The suite `\(suite.name)` has the `path` `\(file)`, which leads out of the project. "
                    + "Name its tests relative to \(project).")
        }
        if names.first?.hasPrefix("-") == true {
            throw SuiteCommandError(
                .unusable,
                "The suite `\(suite.name)` has the `path` `\(file)`, which its tool would take for an option. "
                    + "Give the directory or file another name.")
        }
        path = names.isEmpty ? nil : names.joined(separator: "/")
        self.part = part
        if let path, !FileSystem.exists("\(project)/\(path)") {
            throw SuiteCommandError(
                .pathMissing,
                "The suite `\(suite.name)` has the `path` `\(path)`, but \(project)/\(path) does not exist. "
                    + "Create it, or correct the key `path` of this suite.")
        }
    }

    /// What the path names, absolute.
    var target: String { path.map { "\(project)/\($0)" } ?? project }

    /// Whether the path names a directory; the project is one.
    var isDirectory: Bool { FileSystem.isDirectory(target) }

    /// From the directory of the tests up to the project, all absolute.
    var upwards: [String] {
        var folders = [isDirectory ? target : FileSystem.parent(of: target)]
        while let last = folders.last, last != project, last.hasPrefix(project + "/") {
            folders.append(FileSystem.parent(of: last))
        }
        return folders
    }

    /// The nearest directory that has one of these files; nil where none has.
    func nearest(with names: [String]) -> String? {
        upwards.first { folder in names.contains { FileSystem.exists("\(folder)/\($0)") } }
    }

    /// The path of the tests as it is seen from one of the directories above them; nil where it is that directory.
    func path(from folder: String) -> String? {
        guard target.hasPrefix(folder + "/") else { return nil }
        return String(target.dropFirst(folder.count + 1))
    }

    private static func split(_ path: String) -> (file: String, part: String) {
        guard let colons = path.firstRange(of: "::") else { return (path, "") }
        return (String(path[..<colons.lowerBound]), String(path[colons.lowerBound...]))
    }
}

extension FileSystem {
    /// Whether a path leads to a directory, links followed.
    static func isDirectory(_ path: String) -> Bool { (try? checkDirectory(path)) != nil }
}
