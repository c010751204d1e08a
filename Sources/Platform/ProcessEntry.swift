/// A line of the system's table of processes.
package struct ProcessEntry: Sendable, Equatable {
    package let pid: Int32
    package let parent: Int32
    /// The session, by the number of the process that began it.
    package let session: Int32
    /// When it was started, in ticks since the machine was.
    package let start: UInt64
    /// Whether it has ended and only its status is kept.
    package let isDead: Bool

    /// Reads `/proc/PID/stat`; the program's name in it may hold anything, parentheses too.
    init?(_ pid: Int32, stat bytes: [UInt8]) {
        guard let end = bytes.lastIndex(of: 41) else { return nil }
        let fields = bytes[(end + 1)...].split(separator: 32)
        guard fields.count > 19, let parent = Self.number(fields[1]), let session = Self.number(fields[3]),
            let start = Self.number(fields[19])
        else { return nil }
        self.pid = pid
        self.parent = Int32(truncatingIfNeeded: parent)
        self.session = Int32(truncatingIfNeeded: session)
        self.start = start
        isDead = fields[0].first == UInt8(ascii: "Z") || fields[0].first == UInt8(ascii: "X")
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        digits.isEmpty || !digits.allSatisfy { (48...57).contains($0) }
            ? nil : digits.reduce(0) { $0 &* 10 &+ UInt64($1 - 48) }
    }
}
