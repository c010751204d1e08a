/// Finds objectives by what others call them; case counts.
struct NeedNames {
    /// More of one name are not listed: an ambiguity shows with two.
    private static let most = 5

    private var byPath: [String: [Int]] = [:]
    private var byFile: [String: [Int]] = [:]
    private var byTitle: [String: [Int]] = [:]

    init(_ entries: [NeedsGraph.Entry]) {
        for (position, entry) in entries.enumerated() {
            Self.add(position, to: &byPath[entry.path, default: []])
            let file = Self.fileName(entry.path)
            Self.add(position, to: &byFile[file, default: []])
            if let stem = Self.stem(file) { Self.add(position, to: &byFile[stem, default: []]) }
            Self.add(position, to: &byTitle[entry.title, default: []])
        }
    }

    /// Those that a need of an objective can mean: by path, else by file name, else by title.
    func candidates(_ need: String, for entry: NeedsGraph.Entry) -> [Int] {
        let path = Self.path(need, from: entry.path)
        return byPath[path] ?? byPath[path + ".md"] ?? byFile[need] ?? byTitle[need] ?? []
    }

    /// The last part of a path.
    static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func add(_ position: Int, to positions: inout [Int]) {
        if positions.count < most { positions.append(position) }
    }

    /// The file name without `.md`; nil for one that ends otherwise.
    private static func stem(_ file: String) -> String? {
        [".md", ".markdown"].first { file.hasSuffix($0) && file.utf8.count > $0.utf8.count }
            .map { String(file.dropLast($0.count)) }
    }

    /// A path as seen from the directory of a file, without `.` and `..`.
    private static func path(_ need: String, from file: String) -> String {
        let start = need.hasPrefix("/") ? [] : file.split(separator: "/").dropLast()
        var parts = Array(start)
        for part in need.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
