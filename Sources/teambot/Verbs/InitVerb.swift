import Platform
import RunStorage

/// `teambot init`: writes a workflow, an example objective and the state directory.
struct InitVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let files = [
            (places.stagesFile, PackageResources.stages_json),
            (places.project + "/objective.md", PackageResources.objective_md),
        ]
        let present = files.map(\.0).filter { FileSystem.kind($0) != nil }
        guard present.isEmpty || invocation.flag("--force") else {
            throw VerbError.usage(
                present.map { "\($0) exists." }.joined(separator: "\n")
                    + "\nNothing was written. Overwrite with --force.")
        }
        for path in present where FileSystem.kind(path) != .file {
            throw VerbError.usage("\(path) is not a file. Move it away first. Nothing was written.")
        }
        try StateDirectoryCheck.prepare(places.state)
        for (path, bytes) in files {
            do throws(SystemError) {
                // They are the user's files: the umask decides who may read them.
                try AtomicFile.write(bytes, to: path, mode: 0o666)
            } catch {
                throw VerbError(8, "\(error.description) Put that right and write `teambot init` again.")
            }
            Console.tell("Wrote \(path).")
        }
        Console.tell("Runs are kept in \(places.state.path).")
        Console.tell("Next: try the example with `teambot run objective.md`, then write your own objective into it.")
        return 0
    }
}
