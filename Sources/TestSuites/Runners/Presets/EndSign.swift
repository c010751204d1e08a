/// A line by which a tool says what its exit status alone does not.
struct EndSign: Sendable {
    /// What such a line means.
    enum Meaning: Sendable {
        case nothingRan, toolMissing, crashed
    }

    /// Where the line is looked for.
    enum Stream: Sendable {
        case output, errors, either
    }

    /// What it means.
    let meaning: Meaning
    /// Where it is looked for.
    var stream = Stream.either
    /// How the line begins; blanks before it do not count.
    var start = ""
    /// What is somewhere in the line.
    var middle = ""
    /// How it ends.
    var end = ""
    /// Whether it counts only as the last line of its stream, because tests may print the same.
    var isLast = false
    /// The exit statuses with which it counts; empty for every one.
    var statuses: Set<Int> = []

    /// The first line that is this sign.
    func line(in output: [Substring], _ errors: [Substring], status: Int) -> Substring? {
        guard statuses.isEmpty || statuses.contains(status) else { return nil }
        let streams =
            switch stream {
            case .output: [output]
            case .errors: [errors]
            case .either: [errors, output]
            }
        return streams.lazy.flatMap { isLast ? $0.suffix(1) : $0[...] }.first(where: fits)
    }

    private func fits(_ line: Substring) -> Bool {
        line.hasPrefix(start) && line.hasSuffix(end) && (middle.isEmpty || line.contains(middle))
    }
}
