import Configuration
import Platform
import Reporting
import RunStorage
import Sessions

/// Where an invocation looks for its files.
struct Places {
    /// The user's project: the working directory.
    let project: String
    let stagesFile: String
    let state: StateDirectory
    /// `--state-dir` as it was given, for commands to copy.
    private let stateOption: [String]

    /// Reads `--stages` and `--state-dir`.
    init(_ invocation: Invocation) {
        project = FileSystem.canonical(".") ?? FileSystem.workingDirectory
        stagesFile = FileSystem.absolute(invocation.value("--stages") ?? "stages.json")
        state = StateDirectory(path: FileSystem.absolute(invocation.value("--state-dir") ?? "state"))
        stateOption = invocation.value("--state-dir").map { ["--state-dir", $0] } ?? []
    }

    /// The commands about a run that people are told to type.
    func commands(_ feature: String) -> RunCommands { RunCommands(feature: feature, options: stateOption) }

    /// Where a session works.
    var session: SessionPlace {
        SessionPlace(project: project, state: state, commandOptions: stateOption, tell: Console.tell)
    }

    /// The error that another process has a run.
    func owned(_ run: RunDirectory) -> VerbError {
        let pid = run.owner()?.pid ?? 0
        let who = pid > 0 ? "the process \(pid)" : "another process"
        let commands = commands(run.feature)
        return VerbError(
            7,
            "The run \(run.feature) is owned by \(who). Look with `\(commands.status)`, or end it with "
                + "`\(commands.stop)`.")
    }

    /// The run that is meant: the named one, or the newest.
    func run(_ feature: String?) throws -> RunDirectory {
        try find(feature, state.run, among: state.summaries)
    }

    /// The run that is meant by somebody who only looks, who may also name an archived one as `FEATURE/RUN_ID`.
    func observable(_ feature: String?) throws -> RunDirectory {
        guard let feature, feature.contains("/") else { return try run(feature) }
        if let run = state.archivedRun(feature) { return run }
        throw VerbError.usage(
            "There is no archived run “\(feature)” in \(state.path). "
                + "`\(ShellText.render(["teambot", "list"] + stateOption))` lists them.")
    }

    /// The run that is meant, also where not even its journal is left.
    func damagedRun(_ feature: String?) throws -> RunDirectory {
        try find(feature, state.remains, among: state.summariesOfRemains)
    }

    private func find(
        _ feature: String?, _ named: (String) -> RunDirectory?, among all: () throws -> [RunSummary]
    ) throws -> RunDirectory {
        try StateDirectoryCheck.readable(state.path)
        guard let feature else {
            guard let newest = try all().first, let run = named(newest.feature) else {
                throw VerbError.usage("There is no run in \(state.path). Begin one with `teambot run objective.md`.")
            }
            return run
        }
        guard let run = named(feature) else {
            guard state.archivedRun(feature) == nil else { throw archived(feature) }
            if let session = try session(feature) { throw isSession(session) }
            let advice = advice(for: feature, try all().map(\.feature))
            throw VerbError.usage("There is no run “\(feature)” in \(state.path). \(advice)")
        }
        return run
    }

    /// The error that an archived run is named where only one will do that could go on.
    private func archived(_ name: String) -> VerbError {
        .usage(
            "The run \(name) is archived: another run has taken its place, and it can only be looked at, as with "
                + "`\(commands(name).status)`.")
    }

    /// The error that a session is named where only one run will do.
    private func isSession(_ session: SessionDirectory) -> VerbError {
        .usage(
            "\(session.id) is a session of several runs; name one of them. `\(commands(session.id).status)` lists them."
        )
    }

    /// The nearest name of a run, or the newest ones.
    private func advice(for feature: String, _ known: [String]) -> String {
        if let nearest = NearestName.nearest(to: feature, among: known) { return "Did you mean \(nearest)?" }
        guard !known.isEmpty else { return "There are none." }
        return "There are: " + known.prefix(10).joined(separator: ", ") + (known.count > 10 ? ", …" : ".")
    }
}
