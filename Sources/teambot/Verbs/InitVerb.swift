import Agents
import Platform
import RunStorage
import Sessions
import StateMachine
import TestSuites

/// `teambot init`: writes a workflow, an example objective and the state directory.
struct InitVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let places = Places(invocation)
        let schema = SchemaFile(beside: places.stagesFile)
        let paths = [places.stagesFile, places.project + "/objective.md"]
        let present = (paths + [schema.path]).filter { FileSystem.kind($0) != nil && !schema.isOwn($0) }
        guard present.isEmpty || invocation.flag("--force") else {
            throw VerbError.usage(
                present.map { "\($0) exists." }.joined(separator: "\n")
                    + "\nNothing was written. Overwrite with --force.")
        }
        for path in present where FileSystem.kind(path) != .file {
            throw VerbError.usage("\(path) is not a file. Move it away first. Nothing was written.")
        }
        let proposal = try invocation.flag("--offline") ? nil : propose(places)
        let suites = ProposedSuites(SuiteDetection(project: places.project).proposals().map(\.suite))
        try StateDirectoryCheck.prepare(places.state)
        try schema.write()
        for (path, bytes) in zip(paths, [stages(proposal, suites), PackageResources.objective_md]) {
            do throws(SystemError) {
                // They are the user's files: the umask decides who may read them.
                try AtomicFile.write(bytes, to: path, mode: 0o666)
            } catch {
                throw VerbError(8, "\(error.description) Put that right and write `teambot init` again.")
            }
            Console.tell("Wrote \(path).")
        }
        Console.tell("Wrote \(schema.path), by which editors complete and check stages.json.")
        Console.tell("Runs are kept in \(places.state.path).")
        if let suites {
            Console.tell(
                "Found test suites: \(suites.names). The stage TEST runs them, and so does `teambot test`; look at them "
                    + "in the section suites.")
        }
        tell(proposal)
        return 0
    }

    /// The team of the programs on the PATH, which are asked for their versions; nil where there are none.
    private func propose(_ places: Places) throws -> TeamProposal? {
        let search = ProgramSearch(environment: CurrentProcess.environment, directory: places.project)
        let found = try EventLoop().run { await search.look(for: AgentProgram.allCases) } ?? []
        for program in found where program.path != nil {
            let version = program.version.map { " \($0)" } ?? ""
            Console.tell(program.problem ?? "Found \(program.program.rawValue)\(version), \(program.path ?? "").")
        }
        return TeamProposal(found)
    }

    /// The shipped workflow, with the proposed team and suites where there are any.
    private func stages(_ proposal: TeamProposal?, _ suites: ProposedSuites?) -> [UInt8] {
        let shipped = String(decoding: PackageResources.stages_json, as: UTF8.self)
        let staffed = proposal?.applied(to: shipped) ?? shipped
        return Array((suites?.applied(to: staffed) ?? staffed).utf8)
    }

    private func tell(_ proposal: TeamProposal?) {
        guard let proposal else {
            if !invocation.flag("--offline") {
                Console.tell(
                    "No agent program was found on the PATH, so the team works offline: it shows how a run goes, and "
                        + "does no real work. See `teambot agents` for what can be installed.")
            }
            Console.tell(
                "Next: try the example with `teambot run objective.md`, then write your own objective into it.")
            return
        }
        let (worker, reviewer) = (proposal.worker.rawValue, proposal.reviewer.rawValue)
        Console.tell(
            "The team works with \(worker)" + (reviewer == worker ? "." : "; \(reviewer) reviews.")
                + " Change that in the section agents, or write a team without programs with `teambot init --offline "
                + "--force`.")
        Console.tell(
            "Next: see that they answer with `teambot agents check`, which costs a few cents at most, then write your "
                + "objective into objective.md and begin with `teambot run objective.md`.")
    }
}
