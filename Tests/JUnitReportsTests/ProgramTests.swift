import Platform
import RunStorage
import TestSupport
import Testing

@Suite struct ProgramTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("The program prints the lines of every file, each with its end, in the order of its arguments, and exits 0")
    func lines() throws {
        let names = ["b.xml", "a.xml", "missing.xml", "."]
        try write("a.xml", "<testsuite><testcase name=\"one\"/><testcase name=\"two\"/></testsuite>")
        try write("b.xml", "<testsuite><testcase name=\"one\"/><testca")
        let process = try run(names)
        #expect(process.status == 0, "\(process)")
        let lines = process.output.split(separator: "\n").map { ReportLine.decode(Array($0.utf8)) }
        let told = lines.map { line in
            switch line {
            case .test(let test): "\(test.identity)"
            case .end(let end): "\(end.file) \(end.form) \(end.tests)"
            default: "?"
            }
        }
        #expect(
            told == [
                "one", "b.xml truncated 1", "one #2", "two", "a.xml complete 2", "missing.xml unreadable 0",
                ". unreadable 0",
            ])
    }

    @Test("Wrong arguments are told in a sentence, with exit 2", arguments: [[], ["--"], ["--fast"], ["-x", "a.xml"]])
    func usage(arguments: [String]) throws {
        let process = try run(arguments)
        #expect(process.status == 2)
        #expect(process.output.isEmpty)
        #expect(process.errors.contains("Usage: teambot-junit FILE…"))
    }

    @Test("Help and version are printed", arguments: ["--help", "-h", "--version"])
    func help(argument: String) throws {
        let process = try run([argument])
        #expect(process.status == 0)
        #expect(process.output.hasPrefix("teambot-junit"))
    }

    @Test("A file whose name looks like an option is read after --")
    func dashes() throws {
        try write("--fast", "<testsuite/>")
        #expect(try run(["--", "--fast"]).output.contains("\"form\":\"complete\""))
    }

    @Test("Output that cannot be written is exit 8, and no more is read")
    func fullDisk() throws {
        try write("a.xml", "<testsuite><testcase name=\"one\"/></testsuite>")
        let program = RunningProgram.built("teambot-junit")
        let process = try start(["sh", "-c", "exec '\(program)' a.xml a.xml >/dev/full"])
        #expect(process.status == 8)
        #expect(process.errors.contains("Cannot write standard output"))
        #expect(try start(["sh", "-c", "'\(program)' --help >/dev/full; exit $?"]).status == 8)
    }

    private func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing("\(directory.path)/\(name)").write(Array(text.utf8))
    }

    private func run(_ arguments: [String]) throws -> FinishedProcess {
        try start([RunningProgram.built("teambot-junit")] + arguments)
    }

    private func start(_ arguments: [String]) throws -> FinishedProcess {
        try RunningProgram(
            arguments, environment: RunningProgram.environment, directory: directory.path,
            errors: directory.path + "/errors.txt"
        ).finish()
    }
}
