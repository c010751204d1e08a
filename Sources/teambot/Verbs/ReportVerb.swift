import JSONText
import Platform
import RunStorage
import Sessions

/// `teambot report [FEATURE]`: writes the report of a run as one HTML file.
struct ReportVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let observed = try ObservedRun(Places(invocation), invocation.positionals.first)
        observed.tellWarnings()
        let bytes = try ReportFile.bytes(
            observed.state, of: observed.workflow, in: observed.run, engine: observed.engine,
            commands: observed.commands)
        let chosen = invocation.value("--output").map(FileSystem.absolute)
        let file = chosen ?? observed.run.report
        let isKept = chosen.map(ChosenFile.isKept) ?? true
        do throws(SystemError) {
            if let chosen { try ChosenFile.write(bytes, to: chosen) } else { try AtomicFile.write(bytes, to: file) }
        } catch {
            throw VerbError(2, "The report cannot be written. \(error.description) Name another file with --output.")
        }
        // Who takes the page itself from a pipe wants nothing after it.
        guard isKept || invocation.flag("--json") else { return 0 }
        guard invocation.flag("--json") else {
            Console.write(file + "\n")
            return 0
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema_version", 1)
            writer.member("file", file)
            writer.member("bytes", bytes.count)
        }
        Console.write(bytes: writer.bytes + [10])
        return 0
    }
}
