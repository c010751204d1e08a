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
        let fields = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
        guard fields.count > 19, let parent = Int32(fields[1]), let session = Int32(fields[3]),
            let start = UInt64(fields[19])
        else { return nil }
        self.pid = pid
        self.parent = parent
        self.session = session
        self.start = start
        isDead = fields[0] == "Z" || fields[0] == "X"
    }
}
