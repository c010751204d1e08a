import Platform
import TestSupport

/// The inputs that are kept for a target, and inputs made of them.
struct KeptInputs {
    /// The bytes of each file, in the order of the names.
    let all: [[UInt8]]
    /// Those of them that are real files.
    private let seeds: [[UInt8]]

    /// Reads what is kept for a target.
    init(of target: String) throws {
        let tests = FileSystem.parent(of: FileSystem.parent(of: #filePath))
        let folder = tests + "/Fuzzing/Corpus/" + target
        let names = FileSystem.list(folder)
        all = try names.map { try FileSystem.read(folder + "/" + $0) }
        seeds = zip(names, all).filter { $0.0.hasPrefix("seed-") }.map(\.1)
    }

    /// One of them, changed in a few places as libFuzzer would.
    func mutated(using generator: inout SplitMix64) -> [UInt8] {
        // Most of what is kept is short; real files get their share.
        var bytes = (generator.oneIn(2) ? seeds : all).randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...16, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 2: bytes.insert(.random(in: 0 ... .max, using: &generator), at: place)
            case 3: bytes.insert(contentsOf: piece(using: &generator), at: place)
            case 4: bytes.replaceSubrange(place..<end, with: piece(using: &generator))
            default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
            }
        }
        return bytes
    }

    /// A piece of another kept input.
    private func piece(using generator: inout SplitMix64) -> ArraySlice<UInt8> {
        let other = all.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0...other.count, using: &generator)
        return other[start..<min(other.count, start + Int.random(in: 1...64, using: &generator))]
    }
}
