import Platform

/// Finds the directory in which CMake has configured a project's tests.
enum BuildDirectory {
    /// The file that CMake writes there.
    private static let sign = "CTestTestfile.cmake"

    /// The path of the suite itself, or a directory in it or in the project: `build` before all others.
    static func find(_ folders: SuiteFolders) -> String? {
        let roots = folders.path == nil ? [folders.project] : [folders.target, folders.project]
        return roots.lazy.compactMap(find).first
    }

    private static func find(in root: String) -> String? {
        if isBuild(root) { return root }
        let names = FileSystem.list(root).filter { !$0.hasPrefix(".") || $0 == ".build" }
        let preferred = ["build"] + names.filter { $0 != "build" && ($0.contains("build") || $0.hasPrefix("out")) }
        for name in preferred {
            let folder = "\(root)/\(name)"
            if isBuild(folder) { return folder }
            // Presets and editors put one directory for each configuration in between.
            let inner = FileSystem.list(folder).prefix(100).map { "\(folder)/\($0)" }
            if let found = inner.first(where: isBuild) { return found }
        }
        return nil
    }

    private static func isBuild(_ folder: String) -> Bool { FileSystem.exists("\(folder)/\(sign)") }
}
