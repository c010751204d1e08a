import Platform

/// Passes an agent's standard error on, and remembers its last line.
struct ACPErrorStream {
    private static let longest = 500
    private var line: [UInt8] = []
    private var last: [UInt8] = []

    /// Passes bytes on.
    mutating func take(_ bytes: [UInt8]) {
        ACPStandardStream.errors.write(bytes)
        for (index, part) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { endLine() }
            line += part.prefix(max(0, Self.longest - line.count))
        }
    }

    /// The last line that says something; nil where there is none.
    var lastLine: String? {
        let text = line.contains { $0 > 32 } ? line : last
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private mutating func endLine() {
        if line.contains(where: { $0 > 32 }) { last = line }
        line = []
    }
}
