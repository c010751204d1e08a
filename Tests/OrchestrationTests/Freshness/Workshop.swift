import Configuration
import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport

@testable import Orchestration

/// A run whose stages are done by functions of a test: what they leave, and what reviewers say.
struct Workshop {
    let bench: Bench

    init(_ workflow: Workflow) throws { bench = try Bench(workflow) }

    init(_ bench: Bench) { self.bench = bench }

    /// The same run for another engine.
    func resumed() -> Workshop { Workshop(bench.resumed()) }

    /// Whoever does the stages: a function gets each order and writes files.
    func hands(_ work: @escaping @Sendable (AttemptOrder, Workshop) async -> Void) -> SimulatedExecutor {
        SimulatedExecutor { order in
            await work(order, self)
            return SimulatedExecutor.exit(0)
        }
    }

    /// Puts a file into the artifacts directory.
    func write(_ text: String, as name: String) {
        let path = "\(bench.directory.path)/artifacts/\(name)"
        try? FileSystem.makeDirectories(FileSystem.parent(of: path))
        try? AtomicFile.write(Array(text.utf8), to: path)
    }

    /// The text of an artifact; empty where there is none.
    func text(_ name: String) -> String {
        String(decoding: (try? FileSystem.read("\(bench.directory.path)/artifacts/\(name)")) ?? [], as: UTF8.self)
    }

    /// Lets a reviewer say something.
    func say(_ text: String, in order: AttemptOrder) {
        let number = (order.number < 10 ? "0" : "") + String(order.number)
        let home = "\(bench.directory.path)/attempts/\(order.stage)/\(number)-\(order.role.rawValue)"
        try? FileSystem.makeDirectories(home)
        try? AtomicFile.write(Array(text.utf8), to: home + "/stdout.log")
    }

    /// What is stale now, with its causes, as somebody finds it who only looks.
    ///
    /// - Parameter isLogged: whether the state knows its attempts, which that of a file does not.
    func stale(logged isLogged: Bool = true) throws -> [StaleStage] {
        let run = RunDirectory(path: bench.directory.path)
        try? FileSystem.removeFile(run.journal)
        var events = bench.events.withLock { $0 }
        try Journal(path: run.journal, after: 0).append(&events, isDurable: false)
        let objective = ObjectiveReader.read([], fileName: "o.md").objective
        var state = bench.state
        if !isLogged { for position in state.stages.indices { state.stages[position].log = [] } }
        return try Freshness(run, bench.workflow, objective, project: bench.directory.path).staleStages(state)
    }

    /// The names of the stale stages.
    func staleNames(logged isLogged: Bool = true) throws -> [String] { try stale(logged: isLogged).map(\.stage) }
}
