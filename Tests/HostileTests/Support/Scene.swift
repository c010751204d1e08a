import Platform
import TestSupport

/// A directory with a project in it and room beside it, in which hostile things are put up and teambot is called.
final class Scene: Sendable {
    private let directory: TemporaryDirectory
    /// Where teambot is called. Absolute.
    let project: String

    /// Makes a project with a small valid objective and these stages.
    init(stages: String? = nil) throws {
        directory = try TemporaryDirectory(inMemory: true)
        project = directory.path + "/project"
        try FileSystem.makeDirectory(project)
        try write("objective.md", Self.objective)
        if let stages { try write("stages.json", stages) }
    }

    /// An objective with all that is required.
    static let objective =
        "# Objective: Build Widget\n\n## Goals\n\n1. Try it\n\n## Success Criteria\n\n- [ ] It was tried\n"

    /// A place beside the project.
    func aside(_ name: String) -> String { directory.path + "/" + name }

    /// Whether the trap was sprung.
    var isSprung: Bool { FileSystem.kind(aside("sprung")) != nil }

    /// Writes a file of the project.
    func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

    /// Writes a file of the project.
    func write(_ name: String, bytes: [UInt8]) throws {
        let path = project + "/" + name
        try FileSystem.makeDirectories(FileSystem.parent(of: path))
        try Descriptor.replacing(path).write(bytes)
    }

    /// The text of a file of the project; empty when it is missing.
    func read(_ name: String) -> String {
        String(decoding: (try? FileSystem.read(project + "/" + name)) ?? [], as: UTF8.self)
    }

    /// The one run's directory, relative to the project.
    var run: String {
        let runs = FileSystem.list(project + "/state").filter {
            FileSystem.exists("\(project)/state/\($0)/events.jsonl")
        }
        return "state/" + (runs.count == 1 ? runs.joined() : "none")
    }

    /// The text of the one prompt of a stage's attempt.
    func prompt(_ attempt: String) -> String { read(run + "/attempts/\(attempt)/prompt.md") }

    /// Runs teambot in the project.
    @discardableResult
    func teambot(_ arguments: String..., variables: [String] = []) throws -> Finished {
        try Finished.run([Self.binary] + arguments, variables, in: project)
    }

    /// Runs a shell script in the project; `$ASIDE` is the room beside it, `$TEAMBOT` the binary.
    @discardableResult
    func shell(_ script: String, variables: [String] = [], seconds: Double = 60) throws -> Finished {
        try Finished.run(
            ["/bin/sh", "-c", script], variables + ["ASIDE=" + directory.path, "TEAMBOT=" + Self.binary], in: project,
            seconds: seconds)
    }

    /// The binary that was built with the tests.
    static var binary: String { FileSystem.parent(of: CurrentProcess.executable) + "/teambot" }
}
