import Platform
import RunStorage

/// The directories of a run in which others look, listed without going through any link.
struct OwnDirectories: Sendable, Equatable {
    /// The directories that every run has or may have.
    private static let names = ["artifacts", "attempts", "copies", "evidence", "failures", "repairs"]

    /// Stages that have attempts, absolute.
    var stages: [String] = []
    /// Attempts, absolute.
    var attempts: [String] = []
    /// Runs of test suites as evidence, absolute.
    var evidence: [String] = []
    /// What is in the directory of failures, absolute.
    var reports: [String] = []
    /// Copies of workflows and objectives that the run had before, absolute.
    var copies: [String] = []
    /// Links and other things that stand where a directory belongs, absolute, each with its kind.
    var irregular: [String: FileSystem.Kind] = [:]

    /// Makes a list of what is irregular.
    init(irregular: [String: FileSystem.Kind] = [:]) { self.irregular = irregular }

    /// Looks at a run.
    init(of run: RunDirectory) {
        guard let root = try? run.open() else { return }
        for name in Self.names {
            guard let kind = root.kind(name), kind != .directory else { continue }
            irregular["\(run.path)/\(name)"] = kind
        }
        stages = directories(in: "attempts", of: root)
        attempts = stages.flatMap { directories(in: run.relative($0) ?? "", of: root) }
        evidence = directories(in: "evidence", of: root)
        copies = Self.names(in: "copies", of: root).map { "\(run.copies)/\($0)" }
        reports = Self.names(in: "failures", of: root).map { "\(run.failures)/\($0)" }
    }

    /// Whether a path leads through something irregular, so that nothing is known of what is there.
    func isBehindIrregular(_ path: String) -> Bool {
        irregular.keys.contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// The directories in one, absolute; links are remembered, other things are none of the run's.
    private mutating func directories(in relative: String, of root: Directory) -> [String] {
        var found: [String] = []
        for name in Self.names(in: relative, of: root) {
            let path = "\(root.path)/\(relative)/\(name)"
            switch root.kind("\(relative)/\(name)") {
            case .directory: found.append(path)
            case .link: irregular[path] = .link
            default: continue
            }
        }
        return found
    }

    private static func names(in relative: String, of root: Directory) -> [String] {
        (try? root.directory(relative).names()) ?? []
    }
}
