import JUnitReports
import Platform

/// Reads test reports and prints what is in them as lines; the work of `JUnitReports`.
@main
struct Main {
    static func main() {
        CurrentProcess.ignoreBrokenPipes()
        let arguments = Array(CommandLine.arguments.dropFirst())
        CurrentProcess.exitAtOnce(run(arguments))
    }

    /// 0 when every file was gone through, 2 for arguments that are none, 8 when the lines cannot be written.
    private static func run(_ arguments: [String]) -> Int32 {
        switch arguments.first {
        case nil: return refuse("Name at least one report.")
        case "--help", "-h": return print(usage)
        case "--version": return print("teambot-junit \(Version.current)\n")
        case "--": return read(Array(arguments.dropFirst()))
        case .some(let first) where first.hasPrefix("-"):
            return refuse("There is no option \(first); write -- before a file of that name.")
        default: return read(arguments)
        }
    }

    private static func read(_ files: [String]) -> Int32 {
        guard !files.isEmpty else { return refuse("Name at least one report.") }
        let output = LineOutput(standardOutput)
        let repetitions = Repetitions()
        for file in files {
            guard JUnitReport.read(file, counting: repetitions, tell: output.append) else { break }
        }
        output.flush()
        guard let failure = output.failure else { return 0 }
        tell("\(failure)")
        return 8
    }

    private static let usage = """
        teambot-junit FILE…
        Reads test reports in JUnit's XML and prints each test, each problem of a suite, and the end of each file as a
        line of JSON. The exit status is 0 whatever is in the files, 2 for wrong arguments, 8 when output fails.

        """

    private static var standardOutput: Descriptor { Descriptor(owning: 1, path: "standard output") }

    private static func print(_ text: String) -> Int32 {
        do throws(SystemError) {
            try standardOutput.write(text.utf8)
            return 0
        } catch {
            tell("\(error)")
            return 8
        }
    }

    private static func refuse(_ sentence: String) -> Int32 {
        tell("\(sentence) Usage: teambot-junit FILE…")
        return 2
    }

    private static func tell(_ sentence: String) {
        try? Descriptor(owning: 2, path: "standard error").write("teambot-junit: \(sentence)\n".utf8)
    }
}
