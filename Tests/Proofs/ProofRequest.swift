/// How often and from which seed a proof tries.
package struct ProofRequest: Sendable {
    /// How often it tries.
    package var count: Int
    /// From which every choice of it follows.
    package var seed: UInt64

    /// Makes a request.
    package init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }
}
