import JSONText
package import StateMachine

/// An event as a line of the journal: `{"seq", "at", "event", …fields, "crc"}`.
package enum EventLine {
    /// The line with its line feed. The checksum covers the line as it would be without `crc`.
    package static func encode(_ event: Event) -> [UInt8] {
        let body = plain(event)
        let checksum = Checksum.text(Checksum.crc32c(body))
        return body.dropLast() + Array(",\"crc\":\"\(checksum)\"}\n".utf8)
    }

    /// The event as JSON without a checksum, for programs that follow a run.
    package static func plain(_ event: Event) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("seq", event.sequence)
            writer.member("at", event.at.description)
            writer.member("event", event.name.rawValue)
            for field in EventField.all { field.write(event, &writer) }
        }
        return writer.bytes
    }

    /// Reads a line without its line feed; nil when it is not intact.
    package static func decode(_ line: ArraySlice<UInt8>) -> Event? {
        guard let end = intactEnd(of: line) else { return nil }
        return fields(line[..<end] + [125])
    }

    /// Reads a line that is given in another way.
    package static func decode(_ line: some Collection<UInt8>) -> Event? { decode(Array(line)[...]) }

    /// The number of a line's event, when the line is intact; its other fields are not looked at.
    static func sequence(of line: ArraySlice<UInt8>) -> Int? {
        guard line.starts(with: beginning) else { return decode(line)?.sequence }
        guard intactEnd(of: line) != nil else { return nil }
        let digits = line.dropFirst(beginning.count).prefix { (48...57).contains($0) }
        guard digits.count < 18, line[digits.endIndex] == 44 else { return decode(line)?.sequence }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return number > 0 ? number : nil
    }

    private static let beginning = Array("{\"seq\":".utf8)

    /// Where the checksum of a line begins, when it is right.
    private static func intactEnd(of line: ArraySlice<UInt8>) -> Int? {
        let tail = 18
        guard line.count > tail, line.last == 125 else { return nil }
        let start = line.endIndex - tail
        let checksum = Checksum.text(Checksum.crc32c(line[..<start], before: 125))
        return line[start...].elementsEqual(",\"crc\":\"\(checksum)\"}".utf8) ? start : nil
    }

    private static func fields(_ bytes: ArraySlice<UInt8>) -> Event? {
        guard let members = (try? JSONReader.read(Array(bytes)))?.members else { return nil }
        var event = Event(.unknown)
        for member in members {
            switch member.name {
            case "seq": event.sequence = member.value.integer ?? 0
            case "at": event.at = member.value.string.flatMap(Timestamp.init) ?? event.at
            case "event": event.name = member.value.string.flatMap(EventName.init(rawValue:)) ?? .unknown
            default: fieldsByKey[member.name]?.read(member.value, &event)
            }
        }
        return event.sequence > 0 ? event : nil
    }

    private static let fieldsByKey = Dictionary(
        EventField.all.flatMap { field in ([field.key] + field.namesOfOld.values).map { ($0, field) } }
    ) { first, _ in first }
}
