import JSONText
import Platform
import StateMachine
import TestSupport

/// A fresh directory with an objective in which teambot is run; it goes when the test ends.
final class TemporaryProject: Sendable {
    /// Absolute, without links.
    let path: String
    private let scratch: String

    /// Makes a project with a small valid objective and these stages.
    init(stages: String? = nil) throws {
        let place = CurrentProcess.variable("TMPDIR") ?? "/tmp"
        let name = "teambot-test-\(CurrentProcess.pid)-\(UInt32.random(in: 0...UInt32.max))"
        scratch = (FileSystem.canonical(place) ?? place) + "/" + name
        path = scratch + "/project"
        try FileSystem.makeDirectories(path)
        try write("objective.md", Self.objective)
        if let stages { try write("stages.json", stages) }
    }

    deinit { try? FileSystem.removeTree(scratch) }

    /// An objective with all that is required.
    static let objective =
        "# Objective: Build Widget\n\n## Goals\n\n1. Try it\n\n## Success Criteria\n\n- [ ] It was tried\n"

    /// A place beside the project for what must not be in it.
    func aside(_ name: String) -> String { scratch + "/" + name }

    /// Writes a file of the project.
    func write(_ name: String, _ text: String) throws {
        let file = path + "/" + name
        try FileSystem.makeDirectories(FileSystem.parent(of: file))
        try Descriptor.replacing(file).write(text.utf8)
    }

    /// The text of a file of the project; empty when it is missing.
    func read(_ name: String) -> String {
        String(decoding: (try? FileSystem.read(path + "/" + name)) ?? [], as: UTF8.self)
    }

    /// The lines of a file of the project, sorted when order does not matter.
    func lines(_ name: String) -> [String] { read(name).split(separator: "\n").map(String.init) }

    /// The directory of the one run, relative to the project.
    var run: String { runs.count == 1 ? "state/" + runs.joined() : "state/none" }

    /// Names of the directories of runs.
    var runs: [String] {
        FileSystem.list(path + "/state").filter { FileSystem.exists("\(path)/state/\($0)/events.jsonl") }
    }

    /// Names of what is in a directory of the project.
    func names(in directory: String) -> [String] { FileSystem.list(path + "/" + directory) }

    /// What `state.json` says.
    func state() throws -> JSONValue { try JSONReader.read(Array(read(run + "/state.json").utf8)) }

    /// The status of a stage in `state.json`.
    func status(of stage: String) throws -> String? { try state()["stages"]?[stage]?["status"]?.string }

    /// The events of the journal.
    func journal() throws -> [JSONValue] {
        try lines(run + "/events.jsonl").map { try JSONReader.read(Array($0.utf8)) }
    }

    /// The stages of the events of this name, in order.
    func stages(of event: EventName) throws -> [String] {
        try journal().filter { $0["event"]?.string == event.rawValue }.map { $0["stage"]?.string ?? "" }
    }

    /// The roles of the attempts that began, in order.
    func roles() throws -> [String] {
        try journal().filter { $0["event"]?.string == EventName.attemptStarted.rawValue }
            .compactMap { $0["role"]?.string }
    }

    /// Runs teambot to its end.
    @discardableResult
    func teambot(_ arguments: String...) throws -> FinishedProcess {
        try RunningTeambot(arguments, in: self).finish()
    }

    /// Waits until the supervisor of an attempt has ended, by the lock that it holds.
    func waitForSupervisor(of attempt: String) throws {
        try RunningTeambot(program: ["flock", "\(run)/attempts/\(attempt)/lock", "true"], in: self).finish()
    }

    /// Starts teambot.
    func start(_ arguments: String...) throws -> RunningTeambot { try RunningTeambot(arguments, in: self) }
}
