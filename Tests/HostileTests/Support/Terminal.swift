/// What a terminal would obey, or what would change how text is read, in text that was meant to be shown.
enum Terminal {
    /// The characters that must not be there, as numbers; line feeds and tabs are fine.
    static func obeyed(in text: String) -> [String] {
        text.unicodeScalars.filter(isObeyed).map { "U+" + String($0.value, radix: 16, uppercase: true) }
    }

    /// The same for what came through a terminal, which makes CR LF of each line feed.
    static func obeyed(throughTerminal text: String) -> [String] { obeyed(in: text.replacing("\r\n", with: "\n")) }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
