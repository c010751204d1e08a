import TestSupport

/// Every damage that the samples can have: all truncations, and all other values of every byte.
struct DamageCases {
    private let samples: [SampleRun]

    init(_ samples: [SampleRun]) { self.samples = samples }

    /// As many as are asked for, drawn by the seed; all of them where there are no more.
    func chosen(_ request: ProofRequest) -> [Damage] {
        let parts = samples.indices.flatMap { sample in
            [(sample, Damage.File.journal, false), (sample, .journal, true), (sample, .state, false)]
        }
        let sizes = parts.map { size($0.0, $0.1) }
        let total = sizes.reduce(0, +)
        guard request.count < total else {
            return zip(parts, sizes).flatMap { part, size in (0..<size).map { damage($0, part.0, part.1, part.2) } }
        }
        var generator = SplitMix64(seed: request.seed)
        return (0..<request.count).map { _ in
            // Every file gets its share, however small it is.
            let place = Int.random(in: 0..<parts.count, using: &generator)
            let (sample, file, isStateMissing) = parts[place]
            let number = Int.random(in: 0..<sizes[place], using: &generator)
            let drawn = damage(number, sample, file, isStateMissing)
            return generator.oneIn(2) ? telling(drawn, &generator) : drawn
        }
    }

    /// A few that are tried with the whole program.
    func some(of chosen: [Damage], _ request: ProofRequest) -> [Damage] {
        var generator = SplitMix64(seed: request.seed &+ 1)
        return (0..<min(200, max(8, request.count / 250))).compactMap { _ in chosen.randomElement(using: &generator) }
    }

    /// For each byte 255 other values and the truncation before it.
    private func size(_ sample: Int, _ file: Damage.File) -> Int { samples[sample].bytes(of: file).count * 256 }

    private func damage(_ number: Int, _ sample: Int, _ file: Damage.File, _ isStateMissing: Bool) -> Damage {
        let place = number / 256
        let difference = UInt8(number % 256)
        let byte = samples[sample].bytes(of: file)[place]
        return Damage(
            sample: sample, file: file, change: difference == 0 ? .cut(place) : .byte(place, byte ^ difference),
            isStateMissing: isStateMissing)
    }

    /// The same place with a value that means something: a line feed, a quotation mark, a digit, a flipped bit.
    private func telling(_ damage: Damage, _ generator: inout SplitMix64) -> Damage {
        guard case .byte(let place, let value) = damage.change else { return damage }
        let byte = samples[damage.sample].bytes(of: damage.file)[place]
        let values: [UInt8] = [
            10, 34, 44, 48, 49, 50, 57, 92, 123, 125, byte ^ 1, byte ^ 0x20, byte ^ 0x80, byte &+ 1, byte &- 1,
        ]
        let chosen = values.randomElement(using: &generator) ?? value
        return Damage(
            sample: damage.sample, file: damage.file, change: .byte(place, chosen == byte ? value : chosen),
            isStateMissing: damage.isStateMissing)
    }
}
