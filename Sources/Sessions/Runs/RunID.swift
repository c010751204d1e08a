import StateMachine

/// Names for runs that sort by time and never repeat.
package enum RunID {
    /// `20261121-043835-1a2b3c4d`.
    package static func make(at milliseconds: Int64) -> String {
        let digits = Timestamp(milliseconds: milliseconds).description.prefix(19).filter { $0.isNumber }
        let random = String(UInt32.random(in: .min ... .max), radix: 16)
        let padded = String(repeating: "0", count: 8 - random.count) + random
        return "\(digits.prefix(8))-\(digits.suffix(6))-\(padded)"
    }
}
