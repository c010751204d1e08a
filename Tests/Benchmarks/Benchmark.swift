/// One or more figures that are measured together.
struct Benchmark: Sendable {
    /// What is written on the command line to choose it.
    let name: String
    /// Measures and gives a row for each figure.
    let measure: @Sendable (Laboratory) throws -> [Row]

    /// Every benchmark, the quick ones first.
    static let all: [Benchmark] = [
        .version, .status, .acp, .worktree, .chain, .group, .sleep, .resume, .growth, .longChain, .wideGroup, .memory,
        .reading,
        .looking, .drawing, .sessionReport, .display, .suites, .workers, .queue, .submitting, .junit, .stale,
    ]
}
