package import Platform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads lines as they come. A silence of a minute is an error: it ends a test that would hang, nothing else.
package final class PatientReader {
    private let descriptor: Descriptor
    private let separator: UInt8
    private var pending: [UInt8] = []
    /// Everything that has come.
    package private(set) var seen = ""

    /// Reads from a pipe; lines end with line feeds unless another byte is named.
    package init(_ descriptor: Descriptor, separator: UInt8 = 10) {
        self.descriptor = descriptor
        self.separator = separator
    }

    /// Waits until there is something to read; false when the other descriptor has something first.
    package func wait(unless other: Descriptor) throws -> Bool {
        if pending.contains(separator) { return true }
        var wanted = [
            pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other.number, events: Int16(POLLIN), revents: 0),
        ]
        let count = try systemCall("wait for", descriptor.path) { poll(&wanted, 2, Self.patience) }
        guard count > 0 else { throw Silence(after: seen) }
        return wanted.first?.revents != 0
    }

    private static let patience: Int32 = 60_000

    /// The next line without its line feed; nil at the end.
    package func line() throws -> String? {
        while true {
            if let end = pending.firstIndex(of: separator) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeSubrange(...end)
                return line
            }
            let bytes = try bytes()
            if bytes.isEmpty { return nil }
            pending += bytes
        }
    }

    /// Reads to the end.
    package func drain() throws { while try !bytes().isEmpty {} }

    private func bytes() throws -> [UInt8] {
        var wanted = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
        let count = try systemCall("wait for", descriptor.path) { poll(&wanted, 1, Self.patience) }
        guard count > 0 else { throw Silence(after: seen) }
        let bytes = try descriptor.read(65_536)
        seen += String(decoding: bytes, as: UTF8.self)
        return bytes
    }
}

/// Nothing came for a minute, or nothing can come any more.
package struct Silence: Error, CustomStringConvertible {
    package let description: String

    /// Tells what had come until then.
    package init(after seen: String) {
        description = "Nothing more came after: \(seen.suffix(2_000))"
    }
}
