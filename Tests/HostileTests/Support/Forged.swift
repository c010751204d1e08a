import RunStorage

/// Files of a run as somebody writes them who knows how checksums are made.
enum Forged {
    /// A line of the journal from an object without `crc`.
    static func line(_ object: [UInt8]) -> [UInt8] {
        let checksum = Checksum.text(Checksum.crc32c(object))
        return Array(object.dropLast()) + Array(",\"crc\":\"\(checksum)\"}\n".utf8)
    }

    /// A line of the journal with a change of its text.
    static func line(_ line: String, _ change: (String) -> String) -> [UInt8] {
        let body = line.split(separator: ",\"crc\"").first.map(String.init) ?? line
        return self.line(Array((change(body) + "}").utf8))
    }

    /// A state file with the checksum that its content has, where it still ends as one.
    static func state(_ text: [UInt8]) -> [UInt8] {
        let end = Array("00000000\"\n}\n".utf8).count
        let key = Array("\"checksum\": \"".utf8)
        guard text.count > end + key.count, text.dropLast(end).suffix(key.count).elementsEqual(key) else { return text }
        let content = text.dropLast(end + key.count)
        let checksum = Checksum.text(Checksum.crc32c(content))
        return Array(content) + key + Array((checksum + "\"\n}\n").utf8)
    }
}
