import Platform
import RunStorage

/// Where an invocation looks for its files.
struct Places {
    /// The user's project: the working directory.
    let project: String
    let stagesFile: String
    let state: StateDirectory

    /// Reads `--stages` and `--state-dir`.
    init(_ invocation: Invocation) {
        project = FileSystem.canonical(".") ?? FileSystem.workingDirectory
        stagesFile = FileSystem.absolute(invocation.value("--stages") ?? "stages.json")
        state = StateDirectory(path: FileSystem.absolute(invocation.value("--state-dir") ?? "state"))
    }

    /// The run that is meant: the named one, or the newest.
    func run(_ feature: String?) throws -> RunDirectory {
        guard let feature else {
            guard let newest = state.summaries().first, let run = state.run(newest.feature) else {
                throw VerbError.usage("There is no run in \(state.path). Begin one with `teambot run objective.md`.")
            }
            return run
        }
        guard let run = state.run(feature) else {
            let known = state.summaries().map(\.feature)
            let list = known.isEmpty ? "There are none." : "There are: \(known.joined(separator: ", "))."
            throw VerbError.usage("There is no run \(feature) in \(state.path). \(list)")
        }
        return run
    }
}
