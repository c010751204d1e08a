import Platform

/// The seeds that a property is tried with: the one in `TEAMBOT_SEED`, or many, half of them new in every run.
package enum Seeds {
    /// As many seeds as asked for.
    package static func all(_ count: Int) -> [UInt64] {
        if let seed = given { return [seed] }
        let fresh = new()
        return (0..<count).map { $0 % 2 == 0 ? UInt64($0) : fresh &+ UInt64($0) }
    }

    /// The seed in `TEAMBOT_SEED`, or a new one.
    package static func one() -> UInt64 { given ?? new() }

    private static var given: UInt64? { CurrentProcess.variable("TEAMBOT_SEED").flatMap { UInt64($0) } }

    private static func new() -> UInt64 { .random(in: 0...(UInt64.max >> 1)) }
}
