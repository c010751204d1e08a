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
                    + "\nNothing was written; overwrite with --force.")
        }
        for (path, bytes) in files {
            do throws(SystemError) {
                if FileSystem.kind(path) == .directory { throw SystemError("write", path, number: 21) }
                try AtomicFile.write(bytes, to: path)
            } catch { throw StorageError(writing: error) }
            Console.tell("Wrote \(path).")
        }
        try places.state.prepare()
        Console.tell("Next: describe your own objective, then `teambot run objective.md`.")
        return 0
    }
}
