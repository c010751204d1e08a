import JSONText
import Platform
import StateMachine
import TestSupport

/// A teambot that has been started, whose events can be waited for (with `--json`).
final class RunningTeambot {
    private let program: RunningProgram

    /// Starts the binary beside the test bundle in a project.
    convenience init(_ arguments: [String], in project: TemporaryProject) throws {
        try self.init(program: [Self.binary] + arguments, in: project)
    }

    /// Starts a program in a project; `$TEAMBOT` is the binary.
    init(program: [String], in project: TemporaryProject) throws {
        self.program = try RunningProgram(
            program, environment: RunningProgram.environment + ["TEAMBOT=\(Self.binary)"], directory: project.path,
            errors: project.aside("errors-\(UInt32.random(in: 0...UInt32.max))"))
    }

    /// The binary that was built with the tests.
    static var binary: String { RunningProgram.built("teambot") }

    /// Its process number.
    var pid: Int32 { program.pid }

    /// A descriptor that becomes readable when the process ends.
    func exitDescriptor() throws -> Descriptor { try program.exitDescriptor() }

    /// Reads events up to one of this name, of this stage when given; nil when the output ends before it.
    @discardableResult
    func event(_ name: EventName, _ stage: String? = nil) throws -> JSONValue? {
        while let line = try program.line() {
            let event = try JSONReader.read(Array(line.utf8))
            guard event["event"]?.string == name.rawValue else { continue }
            if stage == nil || event["stage"]?.string == stage { return event }
        }
        return nil
    }

    /// Reads so many lines; fewer when the output ends before.
    func skip(_ count: Int) throws {
        for _ in 0..<count where try program.line() == nil { return }
    }

    /// Sends a signal.
    func signal(_ number: Int32) { program.signal(number) }

    /// Sends SIGKILL and waits for the end.
    func kill() throws { try program.kill() }

    /// Waits for the end.
    @discardableResult
    func finish() throws -> FinishedProcess { try program.finish() }
}
