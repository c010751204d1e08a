import Execution

/// Symbolic links for tests, made by `ln`.
enum SymbolicLink {
    static func make(_ path: String, to target: String) {
        _ = CapturedProgram.output(
            of: ["/bin/ln", "-s", target, path], environment: [], directory: "/", limit: 10, seconds: 10)
    }
}
