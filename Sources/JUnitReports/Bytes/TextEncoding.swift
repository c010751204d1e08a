/// How the characters of a report are written as bytes.
enum TextEncoding: Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// Also for `ISO-8859-1`, which differs only by control characters that nobody writes.
    case windows1252

    /// What a file's first bytes tell, and how many of them are a byte order mark.
    ///
    /// A declaration of anything else is passed over: all that tools write have ASCII's characters in its places, so
    /// that only foreign letters are lost, and no verdict.
    static func told(by beginning: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
        if beginning.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if beginning.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if beginning.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if beginning.starts(with: [0x3C, 0]) { return (.utf16LittleEndian, 0) }
        if beginning.starts(with: [0, 0x3C]) { return (.utf16BigEndian, 0) }
        let isWestern = declaredName(in: beginning).map(westernNames.contains) ?? false
        return (isWestern ? .windows1252 : .utf8, 0)
    }

    private static let westernNames: Set<String> = [
        "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "windows-1252", "cp1252", "cp-1252",
    ]

    /// The name in `<?xml … encoding="…"?>`, in small letters.
    private static func declaredName(in beginning: [UInt8]) -> String? {
        let start = beginning.prefix(1_024).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard start.starts(with: Array("<?xml".utf8)), let end = start.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let declaration = String(decoding: start[..<end], as: UTF8.self).lowercased()
        let parts = declaration.split(whereSeparator: { " \t\r\n=\"'?".contains($0) })
        guard let place = parts.firstIndex(of: "encoding"), place + 1 < parts.endIndex else { return nil }
        return String(parts[place + 1])
    }
}
