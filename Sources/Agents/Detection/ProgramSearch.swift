import Execution
import Platform
package import StateMachine

/// Looks for agent programs on the PATH and asks them for their versions; no model is ever called.
package struct ProgramSearch: Sendable {
    /// Seconds that a program may take to tell its version: some start slowly the first time.
    private static let patience = 20.0

    private let environment: [String]
    private let directory: String

    /// Prepares a search with the user's environment.
    package init(environment: [(name: String, value: String)], directory: String) {
        // What an outer agent has set for itself must not reach another one, not even for its version.
        self.environment = environment.filter { !$0.name.hasPrefix("CLAUDE") }.map { "\($0.name)=\($0.value)" }
        self.directory = directory
    }

    /// Everything that is known of these programs, in their order; they are asked at the same time.
    package func look(for programs: [AgentProgram]) async -> [FoundProgram] {
        await withTaskGroup(of: (Int, FoundProgram).self) { group in
            for (index, program) in programs.enumerated() {
                group.addTask { (index, await look(for: program)) }
            }
            var found: [(Int, FoundProgram)] = []
            for await one in group { found.append(one) }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func look(for program: AgentProgram) async -> FoundProgram {
        guard let path = path(of: program) else { return FoundProgram(program: program, path: nil, version: nil) }
        let (environment, directory) = (environment, directory)
        let text = await onOwnThread {
            CapturedProgram.output(
                of: [path, "--version"], environment: environment, directory: directory, limit: 4_096,
                seconds: Self.patience)
        }
        return FoundProgram(program: program, path: path, version: ProgramVersion(in: text))
    }

    /// Where a program is; nil where it is not on the PATH.
    package func path(of program: AgentProgram) -> String? {
        let request = SpawnRequest(
            arguments: [program.rawValue], environment: environment, directory: directory, descriptors: [],
            hasOwnSession: false)
        guard let path = try? ChildProcess.locate(program.rawValue, request) else { return nil }
        return FileSystem.isExecutable(path) ? path : nil
    }
}
