import Platform
package import RunStorage
package import TestSupport

/// A fresh project in which one run is begun, interrupted and taken up again.
package final class ProofProject {
    /// Absolute.
    package let path: String
    /// What the agents say.
    package private(set) var ledger: Ledger
    /// Every line of JSON that engines have printed, each exactly once: what somebody was told.
    package private(set) var acknowledged: [String] = []
    /// What the engines of this run have said otherwise, for a failed promise.
    package private(set) var said = ""

    /// Makes a project with a workflow that writes into a ledger: the one of the proofs, or another.
    package init(
        in workshop: Workshop, stages: (Ledger) -> String = { ProofWorkflow(ledger: $0).text }
    ) throws {
        let scratch = workshop.path + "/\(UInt32.random(in: 0 ... .max))"
        path = scratch + "/project"
        ledger = Ledger(path: scratch + "/ledger")
        try FileSystem.makeDirectories(path)
        try write("objective.md", Self.objective)
        try write("stages.json", stages(ledger))
    }

    deinit { try? FileSystem.removeTree(FileSystem.parent(of: path)) }

    /// The name of every project's run.
    package static let feature = "keep"

    private static let objective =
        "# Objective: Keep It\n\n## Goals\n\n1. Keep it\n\n## Success Criteria\n\n- [ ] It was kept\n"

    /// Writes a file of the project.
    package func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(path + "/" + name).write(text.utf8)
    }

    /// A place beside the project.
    package func aside(_ name: String) -> String { FileSystem.parent(of: path) + "/" + name }

    /// The one run; nil while there is none.
    package var run: RunDirectory? {
        let state = StateDirectory(path: path + "/state")
        return FileSystem.list(state.path).compactMap(state.run).first
    }

    /// What belongs to a run that another is to replace.
    package struct Past {
        /// What its agents say.
        package let ledger: Ledger
        /// What was told of it.
        package let acknowledged: [String]
    }

    /// Prepares for another run of the objective, which has a ledger of its own.
    package func turnOver(stages: (Ledger) -> String) throws -> Past {
        let past = Past(ledger: ledger, acknowledged: acknowledged)
        ledger = Ledger(path: aside("ledger-of-another"))
        acknowledged = []
        try write("stages.json", stages(ledger))
        return past
    }

    /// Goes back to the run that was not replaced.
    package func turnBack(to past: Past) {
        ledger = past.ledger
        acknowledged = past.acknowledged + acknowledged
    }

    /// Starts teambot here.
    package func start(_ arguments: String..., environment: [String] = []) throws -> RunningProgram {
        try start(arguments, environment: environment)
    }

    /// Starts teambot here.
    package func start(_ arguments: [String], environment: [String] = []) throws -> RunningProgram {
        try RunningProgram(
            [Workshop.teambot] + arguments, environment: RunningProgram.environment + environment, directory: path,
            errors: aside("errors-\(UInt32.random(in: 0 ... .max))"))
    }

    /// Begins the run, or goes on with it where it has been begun.
    package func startEngine() throws -> RunningProgram {
        try run == nil ? start("run", "objective.md", "--json") : start("resume", "--json")
    }

    /// Kills an engine and keeps what it has told.
    @discardableResult
    package func kill(_ engine: RunningProgram) throws -> FinishedProcess { note(try engine.kill()) }

    /// Waits for an engine's end and keeps what it has told.
    @discardableResult
    package func finish(_ engine: RunningProgram) throws -> FinishedProcess { note(try engine.finish()) }

    private func note(_ end: FinishedProcess) -> FinishedProcess {
        // What stands before the last line feed was told; the rest is the beginning of a line.
        let whole = end.output.last == "\n" ? end.output[...] : end.output.dropLast(tail(of: end.output))
        acknowledged += whole.split(separator: "\n").map(String.init)
        said += end.errors
        return end
    }

    private func tail(of text: String) -> Int { text.split(separator: "\n").last?.count ?? 0 }
}
