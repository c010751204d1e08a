import Reporting

extension FuzzTarget {
    /// Foreign text for a terminal: nothing is left that a terminal obeys or that changes the direction of writing.
    static let printable = FuzzTarget(name: "printable", maximumLength: 512) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let shown = [Printable.text(text), Printable.firstLine(text)]
        for line in shown {
            if let scalar = line.unicodeScalars.first(where: isObeyed) {
                return "U+\(String(scalar.value, radix: 16)) is left"
            }
            if Printable.text(line) != line { return "what was made printable is changed again" }
        }
        return nil
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x061C, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
