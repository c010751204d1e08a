import Platform
import RunStorage
import StateMachine
import TestSuites
import TestSupport

/// A project in a directory of its own, with the directories of one attempt beside it.
struct SampleProject {
    private let ground: TemporaryDirectory

    /// Makes an empty project.
    init() throws {
        ground = try TemporaryDirectory()
        for folder in [path, attempt, reports] { try FileSystem.makeDirectory(folder) }
    }

    /// Copies one of the sample projects.
    init(_ name: String) throws {
        try self.init()
        let tests = FileSystem.parent(of: FileSystem.parent(of: #filePath))
        try Self.copy("\(tests)/Projects/\(name)", to: path)
    }

    /// The project's directory.
    var path: String { ground.path + "/project" }
    /// The directory of an attempt.
    var attempt: String { ground.path + "/attempt" }
    /// Where the report is expected.
    var report: String { attempt + "/junit.xml" }
    /// Where several are expected.
    var reports: String { attempt + "/junit" }

    /// Writes a file, and the directories above it.
    func write(_ text: String, to name: String, mode: UInt32 = 0o644) throws {
        let file = "\(path)/\(name)"
        try FileSystem.makeDirectories(FileSystem.parent(of: file))
        try Descriptor.replacing(file).write(text.utf8)
        if mode != 0o644 {
            try Directory.open(FileSystem.parent(of: file)).setMode(
                mode, of: String(name.split(separator: "/").last ?? ""))
        }
    }

    /// Puts a program into the project that does nothing.
    func program(_ name: String) throws { try write("#!/bin/sh\n", to: name, mode: 0o755) }

    /// What is run for a suite of this project.
    func command(
        for suite: Suite, environment: [(name: String, value: String)] = [], only tests: [TestCase]? = nil
    ) throws -> SuiteCommand {
        try SuiteCommands(project: path, environment: environment).command(
            for: suite, report: report, reportDirectory: reports, only: tests)
    }

    /// The arguments with the sample's own directories as `$project`, `$report` and `$reports`.
    func readable(_ command: SuiteCommand) -> [String] {
        command.arguments.map {
            $0.replacing(report, with: "$report").replacing(reports, with: "$reports").replacing(
                path, with: "$project")
        }
    }

    /// Runs a command as an attempt does, on a thread that may wait.
    func run(
        _ command: SuiteCommand, environment: [(name: String, value: String)] = []
    ) async throws -> FinishedProcess {
        let own = environment + command.environment + [("TEAMBOT_JUNIT_FILE", report)]
        let names = own.map { $0.name + "=" }
        let user = RunningProgram.environment.filter { each in !names.contains(where: each.hasPrefix) }
        let variables = user + own.map { "\($0.name)=\($0.value)" }
        let errors = ground.path + "/errors"
        return try await onOwnThread {
            try RunningProgram(
                command.arguments, environment: variables, directory: command.directory, errors: errors
            ).finish()
        }
    }

    /// All reports of the attempt, one after the other.
    var reported: String {
        let files = [attempt, reports].flatMap { folder in FileSystem.list(folder).map { "\(folder)/\($0)" } }
        return files.filter { $0.hasSuffix(".xml") }.map {
            String(decoding: (try? FileSystem.read($0)) ?? [], as: UTF8.self)
        }
        .joined(separator: "\n")
    }

    /// How many tests the reports have.
    var testCount: Int { reported.ranges(of: "<testcase").count }

    /// Empties the directories of the attempt, for another one.
    func beginAgain() throws {
        try FileSystem.removeTree(attempt)
        for folder in [attempt, reports] { try FileSystem.makeDirectory(folder) }
    }

    private static func copy(_ source: String, to target: String) throws {
        for name in FileSystem.list(source) {
            let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
            if FileSystem.kind(from) == .directory {
                try FileSystem.makeDirectory(to)
                try copy(from, to: to)
            } else {
                try Descriptor.replacing(to).write(FileSystem.read(from))
            }
        }
    }
}
