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
    package static func decode(_ line: some Collection<UInt8>) -> Event? { body(Array(line)).flatMap(fields) }

    /// The number of the event in a line, of which nothing else is wanted; nil when it is not intact.
    static func sequence(of line: some Collection<UInt8>) -> Int? {
        guard let body = body(Array(line)) else { return nil }
        let beginning = Array("{\"seq\":".utf8)
        guard body.starts(with: beginning) else { return fields(body)?.sequence }
        let digits = body.dropFirst(beginning.count).prefix { (48...57).contains($0) }
        guard (1...15).contains(digits.count) else { return fields(body)?.sequence }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return number > 0 ? number : nil
    }

    /// The line as it would be without its checksum; nil where that is wrong.
    private static func body(_ bytes: [UInt8]) -> [UInt8]? {
        let tail = 18
        guard bytes.count > tail, bytes.last == 125 else { return nil }
        let start = bytes.count - tail
        let body = bytes[..<start] + [125]
        let expected = Array(",\"crc\":\"\(Checksum.text(Checksum.crc32c(body)))\"}".utf8)
        guard bytes[start...].elementsEqual(expected) else { return nil }
        return Array(body)
    }

    private static func fields(_ bytes: [UInt8]) -> Event? {
        guard let members = (try? JSONReader.read(bytes))?.members else { return nil }
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
