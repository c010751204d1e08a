import JSONText
import Platform
import StateMachine

/// A teambot that has been started, whose events can be waited for (with `--json`).
final class RunningTeambot {
    private let child: ChildProcess
    private let reader: PatientReader
    private let errors: String
    private var hasEnded = false

    /// Starts the binary beside the test bundle in a project.
    convenience init(_ arguments: [String], in project: TemporaryProject) throws {
        try self.init(program: [Self.binary] + arguments, in: project)
    }

    /// Starts a program in a project; `$TEAMBOT` is the binary.
    init(program: [String], in project: TemporaryProject) throws {
        errors = project.aside("errors-\(UInt32.random(in: 0...UInt32.max))")
        let pipe = try Descriptor.pipe()
        let input = try Descriptor.null()
        let errorFile = try Descriptor.replacing(errors)
        let request = SpawnRequest(
            arguments: program, environment: Self.environment, directory: project.path,
            descriptors: [(0, input.number), (1, pipe.writing.number), (2, errorFile.number)],
            hasOwnSession: false)
        child = try withExtendedLifetime((pipe, input, errorFile)) { try ChildProcess.spawn(request) }
        reader = PatientReader(pipe.reading)
    }

    deinit {
        guard !hasEnded else { return }
        child.signal(9)
        _ = try? child.reap()
    }

    /// The binary that was built with the tests.
    static var binary: String { FileSystem.parent(of: CurrentProcess.executable) + "/teambot" }

    private static var environment: [String] {
        let wanted = ["PATH", "HOME", "TMPDIR", "LLVM_PROFILE_FILE"]
        return wanted.compactMap { name in CurrentProcess.variable(name).map { "\(name)=\($0)" } } + [
            "NO_COLOR=1", "TEAMBOT=\(binary)",
        ]
    }

    /// Its process number.
    var pid: Int32 { child.pid }

    /// A descriptor that becomes readable when the process ends.
    func exitDescriptor() throws -> Descriptor { try child.exitDescriptor() }

    /// Reads events up to one of this name, of this stage when given; nil when the output ends before it.
    @discardableResult
    func event(_ name: EventName, _ stage: String? = nil) throws -> JSONValue? {
        while let line = try reader.line() {
            let event = try JSONReader.read(Array(line.utf8))
            guard event["event"]?.string == name.rawValue else { continue }
            if stage == nil || event["stage"]?.string == stage { return event }
        }
        return nil
    }

    /// Reads so many lines; fewer when the output ends before.
    func skip(_ count: Int) throws {
        for _ in 0..<count where try reader.line() == nil { return }
    }

    /// Sends a signal.
    func signal(_ number: Int32) { child.signal(number) }

    /// Sends SIGKILL and waits for the end.
    func kill() throws {
        signal(9)
        try finish()
    }

    /// Waits for the end.
    @discardableResult
    func finish() throws -> FinishedProcess {
        try reader.drain()
        let exit = try child.reap()
        hasEnded = true
        let text = String(decoding: (try? FileSystem.read(errors)) ?? [], as: UTF8.self)
        return FinishedProcess(exit: exit, output: reader.seen, errors: text)
    }
}
