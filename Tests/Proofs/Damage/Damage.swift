/// One thing that is wrong with one file of a run.
struct Damage: Sendable, CustomStringConvertible {
    /// Which of the two files that an engine leaves.
    enum File: String, Sendable { case journal = "events.jsonl", state = "state.json" }

    /// What has become of its bytes.
    enum Change: Sendable, Equatable {
        /// Only so many bytes are left.
        case cut(Int)
        /// The byte at a place has become another one.
        case byte(Int, UInt8)
    }

    /// The position of the run among the samples.
    let sample: Int
    let file: File
    let change: Change
    /// Whether the state file is missing besides.
    let isStateMissing: Bool

    /// The bytes as they are now.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        switch change {
        case .cut(let length): return Array(bytes.prefix(length))
        case .byte(let place, let value):
            var changed = bytes
            if changed.indices.contains(place) { changed[place] = value }
            return changed
        }
    }

    var description: String {
        let what: String =
            switch change {
            case .cut(let length): "cut to \(length) bytes"
            case .byte(let place, let value): "byte \(place) made \(value)"
            }
        return "sample \(sample), \(file.rawValue) \(what)\(isStateMissing ? ", without state.json" : "")"
    }
}
