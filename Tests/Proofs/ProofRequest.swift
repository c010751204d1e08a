import TestSupport

/// How often and from which seed a proof tries.
package struct ProofRequest: Sendable {
    /// How often it tries.
    package var count: Int
    /// From which every choice of it follows.
    package var seed: UInt64

    /// As many of these as are asked for, in the order of chance: all of them before any comes again.
    func draws<Point>(from points: [Point]) -> [Point] {
        var generator = SplitMix64(seed: seed)
        var drawn: [Point] = []
        while drawn.count < count, !points.isEmpty { drawn += points.shuffled(using: &generator) }
        return Array(drawn.prefix(count))
    }

    /// Makes a request.
    package init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }
}
