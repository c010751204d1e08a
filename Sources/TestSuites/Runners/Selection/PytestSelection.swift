import Platform
import RunStorage

/// Names tests as pytest does: `tests/test_x.py::TestC::test_name[parameters]`.
struct PytestSelection {
    let folders: SuiteFolders

    /// The node identifiers; nil where a test cannot be named exactly.
    func names(_ tests: [TestCase]) -> [String]? { RegularExpression.all(tests, name) }

    private func name(_ test: TestCase) -> String? {
        // A report cannot hold all characters: pytest then writes `#x1B`.
        guard let module = test.className, RegularExpression.isPlain(module), RegularExpression.isPlain(test.name),
            !test.name.contains("#x"), let (file, classes) = place(module, test.file), !file.contains("[")
        else { return nil }
        return ([file] + classes + [test.name]).joined(separator: "::")
    }

    /// The file, seen from the project, and the classes in it.
    private func place(_ module: String, _ file: String?) -> (file: String, classes: [String])? {
        // An inherited test says the file of the base class: then the module knows better.
        if let file, let classes = classes(of: module, in: file), let path = path(of: file) { return (path, classes) }
        let parts = module.split(separator: ".").map(String.init)
        for count in parts.indices.reversed() {
            let candidate = parts[...count].joined(separator: "/") + ".py"
            if let path = path(of: candidate) { return (path, Array(parts[(count + 1)...])) }
        }
        return nil
    }

    /// What the class name says beyond the file; nil where it is not of this file.
    private func classes(of module: String, in file: String) -> [String]? {
        let stem = file.hasSuffix(".py") ? String(file.dropLast(3)) : file
        let dotted = stem.replacing("/", with: ".")
        if module == dotted { return [] }
        guard module.hasPrefix(dotted + ".") else { return nil }
        return module.dropFirst(dotted.count + 1).split(separator: ".").map(String.init)
    }

    /// The path from the project. pytest's root may be below it, where there is another configuration.
    private func path(of file: String) -> String? {
        guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else { return nil }
        let roots = [folders.project] + folders.upwards.reversed()
        guard let root = roots.first(where: { FileSystem.kind("\($0)/\(file)") == .file }) else { return nil }
        return root == folders.project ? file : "\(root.dropFirst(folders.project.count + 1))/\(file)"
    }
}
