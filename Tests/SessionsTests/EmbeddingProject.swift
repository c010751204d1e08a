import Platform
import Sessions
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A git repository in which a Swift program has sessions, with scripts as agents; it goes with the value.
final class EmbeddingProject: Sendable {
    /// The top of the repository.
    let path: String
    private let scratch: TemporaryDirectory
    private let gate: Descriptor

    /// Makes a repository with a workflow of one stage, which runs a script, and objectives of these titles.
    ///
    /// - Parameters:
    ///   - script: what the stage does; `$GATE` is a pipe, `read word < $GATE` waits until `open` is called.
    ///   - isRepository: whether there is a repository at all.
    init(_ titles: String..., script: String, isRepository: Bool = true) throws {
        scratch = try TemporaryDirectory()
        path = scratch.path + "/project"
        try FileSystem.makeDirectory(path)
        let pipe = scratch.path + "/gate"
        try systemCall("make", pipe) { mkfifo(pipe, 0o600) }
        // Open in both directions, so that neither side waits for the other.
        gate = try Descriptor.replacing(pipe)
        let text = script.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        try write(
            "stages.json",
            "{ \"version\": 1, \"stages\": { \"WORK\": { \"command\": [\"/bin/sh\", \"-c\", \"GATE=\(pipe); \(text)\"] } } }"
        )
        for title in titles { try objective(title) }
        guard isRepository else { return }
        try sh(
            "git init -q -b main; git config user.name U; git config user.email u@e.x; echo one > a.txt; "
                + "git add a.txt; git commit -q -m First")
    }

    /// Each writes a file of its own.
    static let writing = "echo $TEAMBOT_FEATURE > out-$TEAMBOT_FEATURE.txt"

    /// Each waits until it may go on.
    static let waiting = "read word < $GATE; " + writing

    /// The configuration of a session in it, with the program that was built beside the tests.
    var configuration: SessionConfiguration {
        var configuration = SessionConfiguration(project: path)
        configuration.program = RunningProgram.built("teambot")
        return configuration
    }

    /// Writes an objective, with front matter where it is given.
    func objective(_ title: String, _ order: String...) throws {
        let front = order.isEmpty ? "" : "---\n" + order.joined(separator: "\n") + "\n---\n"
        try write(
            "\(title.lowercased()).md",
            front + "# Objective: \(title)\n\n## Goals\n\n1. Try it\n\n## Success Criteria\n\n- [ ] It was tried\n")
    }

    /// Writes a file of the project.
    func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(path + "/" + name).write(text.utf8)
    }

    /// Lets so many waiting scripts go on.
    func open(_ count: Int = 1) throws { try gate.write(String(repeating: "go\n", count: count).utf8) }

    /// Runs shell commands in the project; gives what they print.
    @discardableResult
    func sh(_ script: String) throws -> String {
        let end = try run(["/bin/sh", "-ec", script])
        guard end.status == 0 else { throw Unexpected("\(script): \(end)") }
        return end.output.hasSuffix("\n") ? String(end.output.dropLast()) : end.output
    }

    /// Runs teambot to its end, on a thread of its own: it may wait for what tasks of this process do.
    func teambot(_ arguments: String...) async throws -> FinishedProcess {
        try await onOwnThread { Result { try self.run([RunningProgram.built("teambot")] + arguments) } }.get()
    }

    /// Runs the program of the documentation, for which teambot is on the PATH.
    func example() async throws -> FinishedProcess {
        let built = FileSystem.parent(of: RunningProgram.built("teambot"))
        let path = "PATH=\(built):" + (CurrentProcess.variable("PATH") ?? "")
        return try await onOwnThread {
            Result { try self.run(["/usr/bin/env", path, RunningProgram.built("SessionExample")]) }
        }.get()
    }

    private func run(_ arguments: [String]) throws -> FinishedProcess {
        try RunningProgram(
            arguments, environment: RunningProgram.environment, directory: path,
            errors: scratch.path + "/errors-\(UInt64.random(in: 0 ... .max))"
        ).finish()
    }

    /// Something that a test did not wait for.
    struct Unexpected: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
}

extension Session {
    /// Reads news until some of this name has come so often.
    static func news(_ news: AsyncStream<SessionNews>, until name: String, count: Int = 1) async throws -> [SessionNews]
    {
        var seen: [SessionNews] = []
        for await one in news {
            seen.append(one)
            if seen.count(where: { $0.name == name }) == count { return seen }
        }
        throw EmbeddingProject.Unexpected("The session ended without \(name): \(seen.map(\.json))")
    }
}
