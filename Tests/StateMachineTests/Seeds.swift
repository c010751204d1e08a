import FoundationEssentials

/// The seeds that a property is tried with: the one in `TEAMBOT_SEED`, or many, half of them new in every run.
enum Seeds {
    /// As many seeds as asked for.
    static func all(_ count: Int) -> [UInt64] {
        if let text = ProcessInfo.processInfo.environment["TEAMBOT_SEED"], let seed = UInt64(text) { return [seed] }
        let fresh = UInt64.random(in: 0...(UInt64.max >> 1))
        return (0..<count).map { $0 % 2 == 0 ? UInt64($0) : fresh &+ UInt64($0) }
    }
}
