import Platform
package import StateMachine

/// Reads what is appended to the journal of a run or a session, as far as it is whole.
///
/// It waits for nothing: who follows one asks again when the file has changed.
package struct JournalFollower: Sendable {
    /// Bytes that are read in one step.
    private static let step = 1 << 20

    private let path: String
    /// What people are told to do where it is damaged.
    private let examination: String
    /// The bytes of the journal that were given already.
    private var position: Int
    /// The number of the last event that was given.
    private var last: Int

    /// Begins after an event that ends at a position of the journal; at its beginning when neither is given.
    package init(_ run: RunDirectory, after sequence: Int = 0, at position: Int = 0) {
        (path, examination) = (run.journal, " Look with `teambot doctor \(run.feature)`.")
        self.position = position
        last = sequence
    }

    /// The same for the journal of a session.
    package init(_ session: SessionDirectory, after sequence: Int = 0, at position: Int = 0) {
        (path, examination) = (session.journal, "")
        self.position = position
        last = sequence
    }

    /// The events that were appended since it was last asked; none where nothing was or the last line is not whole yet.
    ///
    /// - Throws: `damaged` where a whole line cannot be believed, or where the journal is another one or shorter now.
    package mutating func next() throws(StorageError) -> [Event] {
        let bytes = try unread()
        guard let end = bytes.lastIndex(of: 10) else { return [] }
        var events: [Event] = []
        for line in bytes[..<end].split(separator: 10, omittingEmptySubsequences: false) {
            guard let event = EventLine.decode(line), event.sequence == last + 1 else {
                throw StorageError(
                    .damaged,
                    "\(path) is damaged at line \(last + 1), or it is another journal now.\(examination)")
            }
            last = event.sequence
            events.append(event)
        }
        position += end + 1
        return events
    }

    /// What comes after the position, up to the end of the file.
    private func unread() throws(StorageError) -> [UInt8] {
        do throws(SystemError) {
            let file = try Descriptor.reading(path)
            var bytes: [UInt8] = []
            while true {
                let part = try file.read(from: position + bytes.count, Self.step)
                if part.isEmpty { return bytes }
                bytes += part
            }
        } catch {
            throw StorageError(.damaged, "The journal cannot be read. \(error.description)", underlying: error)
        }
    }
}
