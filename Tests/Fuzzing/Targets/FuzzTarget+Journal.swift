import RunStorage
import StateMachine

extension FuzzTarget {
    /// The journal and what the state machine makes of it. An input has its lines without `crc`, which is added here.
    static let journal = FuzzTarget(name: "journal", maximumLength: 1_024) { bytes in
        if JournalReading.parse(bytes).intactBytes > bytes.count { return "more is intact than there is" }
        let lines = bytes.split(separator: 10).prefix(12).flatMap(sealed)
        let reading = JournalReading.parse(lines)
        var state = RunState(of: workflow)
        for event in reading.events {
            state.apply(event, in: workflow)
            _ = state.announcements(of: event, in: workflow)
            guard EventLine.decode(EventLine.encode(event).dropLast()) == event else {
                let line = String(decoding: EventLine.plain(event), as: UTF8.self)
                return "an event changes when it is written and read: \(line)"
            }
        }
        _ = (state.restingOutcome(in: workflow), state.readyStages(in: workflow), state.currentStages(in: workflow))
        var text = StateText(of: workflow)
        return text.render(state).isEmpty ? "a state without text" : nil
    }

    /// A line with its checksum and line feed.
    private static func sealed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        guard line.last == 125 else { return line + [10] }
        let sum = Checksum.text(Checksum.crc32c(line))
        return line.dropLast() + Array(",\"crc\":\"\(sum)\"}\n".utf8)
    }
}
