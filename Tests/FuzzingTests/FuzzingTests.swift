import FuzzTargets
import Platform
import TestSupport
import Testing

/// The short form of `Tests/Fuzzing/run`: what was found before stays right, and a few thousand new inputs are tried.
@Suite struct FuzzingTests {
    @Test("Every kept input is read as it must be", arguments: FuzzTarget.all.map(\.name))
    func kept(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let inputs = try KeptInputs(of: name)
        #expect(!inputs.all.isEmpty)
        for bytes in inputs.all {
            let objection = target.objection(bytes)
            #expect(objection == nil, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(
        "Thousands of changed inputs are read as they must be, each within a second",
        arguments: FuzzTarget.all.map(\.name))
    func mutated(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let inputs = try KeptInputs(of: name)
        let seed = Seeds.one()
        var generator = SplitMix64(seed: seed)
        for number in 0..<1_000 {
            let bytes = Array(inputs.mutated(using: &generator).prefix(target.maximumLength))
            let began = SystemClock.monotonicSeconds()
            let objection = target.objection(bytes)
            let seconds = SystemClock.monotonicSeconds() - began
            guard objection == nil, seconds < 1 else {
                let text = String(decoding: bytes, as: UTF8.self)
                Issue.record("TEAMBOT_SEED=\(seed), input \(number): \(objection ?? "\(seconds) s"): \(text)")
                return
            }
        }
    }
}
