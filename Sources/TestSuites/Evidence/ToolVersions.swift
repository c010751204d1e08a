import Execution
import JSONText
import Platform
import RunStorage
import StateMachine

/// Which versions the tools of suites have: asked while the suites run, and remembered until the program's file changes.
struct ToolVersions: Sendable {
    /// For one, and for all: what a tool does not tell by then, the evidence does without.
    private static let (mostSeconds, mostTogether) = (5.0, 10.0)
    private static let name = "tools.json"

    private let scene: SuiteScene

    init(_ scene: SuiteScene) { self.scene = scene }

    /// The version of each suite's tool, by the suite's name, as far as it tells one.
    func ask() async -> [String: String] {
        await onOwnThreadUnlessCancelled { self.askNow() } ?? [:]
    }

    private func askNow() -> [String: String] {
        let path = FileSystem.parent(of: scene.evidence.path) + "/" + Self.name
        let known = Self.read(path)
        let end = SystemClock.monotonicSeconds() + Self.mostTogether
        var used: [String: String] = [:]
        var versions: [String: String] = [:]
        for suite in scene.order.suites where suite.isEnabled {
            guard let command = scene.commands.versionCommand(for: suite), let key = Self.key(command) else { continue }
            guard let version = used[key] ?? known[key] ?? call(command, until: end) else { continue }
            used[key] = version
            versions[suite.name] = version
        }
        if used.contains(where: { known[$0.key] != $0.value }) {
            // Another time it is asked again; nothing else is lost where this cannot be written.
            try? AtomicFile.write(Self.text(known.merging(used) { $1 }), to: path)
        }
        return versions
    }

    private func call(_ command: [String], until end: Double) -> String? {
        let left = min(Self.mostSeconds, end - SystemClock.monotonicSeconds())
        guard left > 0 else { return nil }
        let passed = VariableAllowList.passed(from: scene.ground.environment.map { ($0.name, $0.value) }, extra: [])
        let output = CapturedProgram.output(
            of: command, environment: passed.map { "\($0.0)=\($0.1)" }, directory: scene.ground.project, limit: 4_096,
            seconds: left)
        let line = output.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return line.map { String($0.prefix(200)) }
    }

    /// By which an unchanged program is known again.
    private static func key(_ command: [String]) -> String? {
        guard let program = command.first, let file = FileSystem.canonical(program), let stamp = FileStamp(file) else {
            return nil
        }
        return ([program, stamp.text] + command.dropFirst()).joined(separator: " ")
    }

    private static func read(_ path: String) -> [String: String] {
        guard let bytes = try? FileSystem.read(path, limit: 1 << 20), let root = try? JSONReader.read(bytes) else {
            return [:]
        }
        let pairs = (root.members ?? []).compactMap { member in member.value.string.map { (member.name, $0) } }
        return Dictionary(pairs) { $1 }
    }

    private static func text(_ versions: [String: String]) -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.object { object in
            for (key, version) in versions.sorted(by: { $0.key < $1.key }).suffix(100) { object.member(key, version) }
        }
        return writer.bytes + [10]
    }
}
