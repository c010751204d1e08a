import Configuration
import Platform
import RunStorage
import Sessions
import StateMachine

/// `teambot complete WORD…`: what a shell's script asks; it never complains, because nobody asked it to be seen.
enum CompletionProgram {
    /// Prints a line for each candidate for the last word; gives the exit code.
    static func run(_ words: [String]) -> Int32 {
        let lines = Completion(names: names).candidates(for: words).map(\.line)
        Console.write(lines.map { $0 + "\n" }.joined())
        return 0
    }

    private static var names: CompletionNames {
        CompletionNames(
            features: { state($0).features() + ((try? state($0).allSessions()) ?? []).map(\.id) },
            stages: { places, feature in
                workflow(ofRunIn: state(places), feature)?.stages.map(\.name) ?? workflow(places)?.stages.map(\.name)
                    ?? []
            },
            standing: { places, feature, wish in
                guard let run = run(state(places), feature), let workflow = workflow(file: run.workflow),
                    let state = try? RunLoading.forReading(run, of: workflow, whileWritten: true).state
                else { return [] }
                return zip(workflow.stages, state.stages).filter { wish.isMet(by: $0, $1) }.map(\.0.name)
            },
            optionalStages: { workflow($0)?.stages.filter(\.isOptional).map(\.name) ?? [] },
            agents: { workflow($0)?.agents.map(\.name) ?? [] },
            suites: { workflow($0)?.suites.map(\.name) ?? [] },
            evidence: { places in
                EvidencePlaces.directories(of: state(places)).flatMap { (try? $0.names()) ?? [] }.sorted(by: >)
            })
    }

    private static func state(_ places: CompletionNames.Places) -> StateDirectory {
        StateDirectory(path: FileSystem.absolute(places.stateDirectory ?? "state"))
    }

    private static func workflow(_ places: CompletionNames.Places) -> Workflow? {
        workflow(file: FileSystem.absolute(places.stages ?? "stages.json"))
    }

    private static func workflow(ofRunIn state: StateDirectory, _ feature: String?) -> Workflow? {
        run(state, feature).flatMap { workflow(file: $0.workflow) }
    }

    private static func run(_ state: StateDirectory, _ feature: String?) -> RunDirectory? {
        (feature ?? (try? state.summaries())?.first?.feature).flatMap(state.run)
    }

    private static func workflow(file: String) -> Workflow? {
        guard let bytes = try? FileSystem.read(file, limit: Inputs.limit) else { return nil }
        return Inputs.workflow(bytes, file, FileSystem.parent(of: file)).workflow
    }
}
