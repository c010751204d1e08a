package import RunStorage

/// Where a test is in the project.
package struct TestPlace: Sendable, Equatable {
    /// The file, relative to the project.
    package let file: String
    /// The line in it, from 1.
    package let line: Int?

    /// Where the report says that a test is; nil where it does not, or means a file outside of the project.
    package init?(of test: TestCase, in project: String) {
        if let file = test.file.flatMap({ Self.relative($0, to: project) }) {
            self.file = file
            line = test.line.flatMap { $0 > 0 ? $0 : nil }
        } else if test.file == nil, let place = Self.pythonPlace(of: test) {
            self = place
        } else {
            return nil
        }
    }

    private init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// pytest writes the place only into the text, as `tests/test_pets.py:12: AssertionError`; it is the test's where
    /// the class name is the same path.
    private static func pythonPlace(of test: TestCase) -> TestPlace? {
        guard let className = test.className, let text = test.problems.first?.text else { return nil }
        var place: TestPlace?
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = Substring(line).split(separator: ":", maxSplits: 2)
            guard parts.count > 1, parts[0].hasSuffix(".py"), let number = Int(parts[1]), number > 0 else { continue }
            let module = parts[0].dropLast(".py".count).map { $0 == "/" ? "." : $0 }
            if className == String(module) || className.hasPrefix(String(module) + ".") {
                place = TestPlace(file: String(parts[0]), line: number)
            }
        }
        return place
    }

    /// A path inside of the project, without `.` and `..`.
    private static func relative(_ path: String, to project: String) -> String? {
        var rest = path[...]
        if rest.hasPrefix("/") {
            let folder = project.hasSuffix("/") ? project : project + "/"
            guard rest.hasPrefix(folder) else { return nil }
            rest = rest.dropFirst(folder.count)
        }
        let parts = rest.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains("..") else { return nil }
        return parts.joined(separator: "/")
    }
}
