import Platform

/// A directory with an objective and stages in which teambot is run.
struct Project {
    let directory: String
    let teambot: String

    /// Writes a file of the project.
    func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(directory + "/" + name).write(text.utf8)
    }

    /// Runs teambot to its end and gives the seconds it took.
    @discardableResult
    func run(_ arguments: String..., expecting status: Int32 = 0) throws -> Double {
        try Command([teambot] + arguments, in: directory).run(expecting: status)
    }

    /// A call of teambot, on a terminal where one is given.
    func command(_ arguments: String..., terminal: Terminal? = nil) throws -> Command {
        try Command(
            [teambot] + arguments, in: directory, output: terminal?.program, errors: terminal?.program)
    }

    /// A call of teambot with these arguments.
    func command(_ arguments: [String]) throws -> Command { try Command([teambot] + arguments, in: directory) }

    /// The directory of the one run.
    func runDirectory() throws -> String {
        let state = directory + "/state"
        let runs = FileSystem.list(state).filter {
            !$0.hasPrefix(".") && FileSystem.exists("\(state)/\($0)/events.jsonl")
        }
        guard let run = runs.first else { throw BenchmarkError("There is no run in \(state).") }
        return state + "/" + run
    }

    /// The bytes of `state.json` and the journal together.
    func recordedBytes() throws -> Int {
        let run = try runDirectory()
        return try FileSystem.read(run + "/state.json").count + FileSystem.read(run + "/events.jsonl").count
    }
}
