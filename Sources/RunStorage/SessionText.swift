import JSONText
package import StateMachine

/// `session.json`: the session's state as JSON, one objective a line, with a checksum as its last key.
package struct SessionText {
    /// The version of the format that this teambot writes and the highest that it reads.
    package static let schemaVersion = 1

    private var previous = ExecutionList()
    private var lines: [[UInt8]] = []

    /// Prepares the text; lines of objectives that have not changed are kept between calls.
    package init() {}

    /// The whole file.
    package mutating func render(_ state: SessionState) -> [UInt8] {
        var text = body(state, at: state.updatedAt ?? Timestamp(milliseconds: 0))
        text += Array("\"checksum\": \"\(Checksum.text(Checksum.crc32c(text)))\"\n}\n".utf8)
        return text
    }

    /// The state for programs that ask for it, with who has the session now in place of the checksum.
    package mutating func render(_ state: SessionState, at now: Timestamp, engine owner: RunOwner?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { engine in
            engine.member("alive", owner != nil)
            engine.member("pid", owner.map { Int($0.pid) })
        }
        var text = body(state, at: now)
        text += Array("\"engine\": ".utf8) + writer.bytes + Array("\n}\n".utf8)
        return text
    }

    private mutating func body(_ state: SessionState, at now: Timestamp) -> [UInt8] {
        refresh(state.executions)
        // With many thousands the text is large: it grows once, and is copied never.
        var text: [UInt8] = []
        text.reserveCapacity(lines.reduce(4_096) { $0 + $1.count + 2 })
        text += Array("{\n".utf8)
        let record = SessionRecord(state: state, figures: SessionFigures(state, at: now), now: now)
        for field in SessionRecord.head {
            var writer = JSONWriter()
            writer.object { field.write(record, &$0) }
            text += writer.bytes.dropFirst().dropLast() + [44, 10]
        }
        text += Array("\"executions\": [".utf8)
        for (index, line) in lines.enumerated() {
            text += index == 0 ? [10] : [44, 10]
            text += line
        }
        text += Array("\n],\n".utf8)
        return text
    }

    private mutating func refresh(_ executions: ExecutionList) {
        for (position, execution) in executions.enumerated() {
            if position < previous.count, previous[position] == execution { continue }
            var writer = JSONWriter()
            execution.write(to: &writer)
            // A writer has room for more; what is kept for thousands has not.
            let line = Array(writer.bytes[...])
            if position < lines.count { lines[position] = line } else { lines.append(line) }
        }
        previous = executions
    }
}
