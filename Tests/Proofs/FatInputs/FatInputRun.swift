import FuzzTargets
import Platform

/// This program as the process that reads one fat input, so that its time and memory can be told.
enum FatInputRun {
    /// The first argument of such a process.
    static let word = "read-fat-input"

    /// Reads the input that the arguments after the first name; gives the exit status.
    static func read(_ arguments: [String]) -> Int32 {
        guard arguments.count == 2, let number = Int(arguments[0]), let count = Int(arguments[1]),
            FatInput.all.indices.contains(number)
        else { return 2 }
        let input = FatInput.all[number]
        return input.target.objection(input.bytes(count)) == nil ? 0 : 1
    }

    /// Starts such a process and waits for its end.
    static func start(_ number: Int, bytes count: Int, in directory: String) throws -> ExitState {
        let null = try Descriptor.null()
        let request = SpawnRequest(
            arguments: [Workshop.proofs, word, "\(number)", "\(count)"], environment: [], directory: directory,
            descriptors: [(0, null.number), (1, null.number), (2, null.number)], hasOwnSession: false)
        return try withExtendedLifetime(null) { try ChildProcess.spawn(request).reap() }
    }
}
