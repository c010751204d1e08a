/// The last line of what a program has printed, from the end of its output.
package enum LastLine {
    /// Bytes of the end of an output that are worth reading: a longer line does not fit on any screen.
    package static let bytes = 4_096
    private static let widest = 200

    /// The last line with text, made safe and cut; nil where there is none.
    package static func of(_ end: [UInt8]) -> String? {
        // The first bytes may be the rest of a character.
        let whole = end.drop { $0 & 0b1100_0000 == 0b1000_0000 }
        // A carriage return begins a line anew, as a progress bar does.
        for line in whole.split(whereSeparator: { $0 == 10 || $0 == 13 }).reversed() {
            let text = Printable.firstLine(String(decoding: line, as: UTF8.self))
            if !text.isEmpty { return DisplayWidth.cut(text, to: widest) }
        }
        return nil
    }
}
