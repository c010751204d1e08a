package import Platform
package import StateMachine

/// What a journal file holds.
package struct JournalReading: Sendable {
    package var events: [Event] = []
    /// The number of the last intact event, whether or not it is in `events`.
    package var lastSequence = 0
    /// The length of the intact part in bytes.
    package var intactBytes = 0
    /// The length of the file in bytes.
    package var totalBytes = 0
    /// The number of the first line that is not intact.
    package var damagedLine: Int?
    /// Whether an intact line comes after the damage, so that it is not just a torn end.
    package var isDamagedInside = false

    /// Reads the journal; events up to `sequence` are checked and left out, and while it is written a last line whose
    /// end is not there yet, too.
    package static func read(
        _ path: String, after sequence: Int = 0, whileWritten isWritten: Bool = false
    ) throws(StorageError) -> JournalReading {
        do throws(SystemError) {
            var bytes = try FileSystem.read(path)
            if isWritten { bytes.removeLast(bytes.count - (bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0)) }
            return parse(bytes, after: sequence)
        } catch {
            throw StorageError(.damaged, "The journal cannot be read. \(error.description)", underlying: error)
        }
    }

    /// Gives the events of a journal one after the other, up to the first that is not whole; the file is never read as
    /// a whole.
    package static func each(of path: String, _ body: (Event) -> Void) throws(SystemError) {
        let file = try Descriptor.reading(path)
        var rest: [UInt8] = []
        while true {
            let part = try file.read(1 << 16)
            if part.isEmpty { return }
            rest += part
            var start = 0
            while let end = rest[start...].firstIndex(of: 10) {
                guard let event = EventLine.decode(rest[start..<end]) else { return }
                body(event)
                start = end + 1
            }
            rest.removeFirst(start)
        }
    }

    /// Reads journal bytes.
    package static func parse(_ bytes: [UInt8], after sequence: Int = 0) -> JournalReading {
        var reading = JournalReading()
        reading.totalBytes = bytes.count
        var start = 0
        var line = 0
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: 10)
            // What is left out need not be understood, only believed.
            let isLeftOut = line <= sequence && reading.damagedLine == nil
            let event = isLeftOut ? nil : end.flatMap { EventLine.decode(bytes[start..<$0]) }
            let number = isLeftOut ? end.flatMap { EventLine.sequence(of: bytes[start..<$0]) } : event?.sequence
            if number == line, reading.damagedLine == nil {
                if let event, event.sequence > sequence { reading.events.append(event) }
                reading.lastSequence = line
                reading.intactBytes = (end ?? bytes.count - 1) + 1
            } else if reading.damagedLine == nil {
                reading.damagedLine = line
            } else if number != nil {
                reading.isDamagedInside = true
            }
            start = (end ?? bytes.count - 1) + 1
        }
        if let damaged = reading.damagedLine, damaged < line || bytes.last == 10, !reading.isDamagedInside {
            // A line that is intact but out of order is damage, too: nothing after it can be believed.
            reading.isDamagedInside = reading.isDamagedInside || EventLine.decode(lineBytes(damaged, of: bytes)) != nil
        }
        return reading
    }

    private static func lineBytes(_ number: Int, of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let lines = bytes.split(separator: 10, maxSplits: number, omittingEmptySubsequences: false)
        return lines.count >= number ? lines[number - 1] : []
    }
}
