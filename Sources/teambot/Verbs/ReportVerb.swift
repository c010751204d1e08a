import JSONText
import Platform
import Reporting
import RunStorage
import Sessions

/// `teambot report [FEATURE]`: writes the report of a run or a session as one HTML file.
struct ReportVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        switch try Observed(places, invocation.positionals.first) {
        case .run(let observed):
            observed.tellWarnings()
            let bytes = try ReportFile.bytes(
                observed.state, of: observed.workflow, in: observed.run, engine: observed.engine,
                commands: observed.commands)
            return try write(bytes, to: observed.run.report)
        case .session(let observed):
            observed.tellWarnings()
            let bytes = try SessionReport.bytes(
                observed.state, of: observed.session, in: places.state, engine: observed.engine,
                commands: observed.commands, version: Version.current)
            return try write(bytes, to: observed.session.report)
        }
    }

    /// Writes it to the file that was chosen, or to the usual one.
    private func write(_ bytes: [UInt8], to usual: String) throws -> Int32 {
        let chosen = invocation.value("--output").map(FileSystem.absolute)
        let file = chosen ?? usual
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
