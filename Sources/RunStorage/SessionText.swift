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
        let text = body(state, at: state.updatedAt ?? Timestamp(milliseconds: 0))
        return text + Array("\"checksum\": \"\(Checksum.text(Checksum.crc32c(text)))\"\n}\n".utf8)
    }

    /// The state for programs that ask for it, with who has the session now in place of the checksum.
    package mutating func render(_ state: SessionState, at now: Timestamp, engine owner: RunOwner?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { engine in
            engine.member("alive", owner != nil)
            engine.member("pid", owner.map { Int($0.pid) })
        }
        return body(state, at: now) + Array("\"engine\": ".utf8) + writer.bytes + Array("\n}\n".utf8)
    }

    private mutating func body(_ state: SessionState, at now: Timestamp) -> [UInt8] {
        refresh(state.executions)
        var text = Array("{\n".utf8)
        let record = SessionRecord(state: state, figures: SessionFigures(state, at: now), now: now)
        for field in SessionRecord.head {
            var writer = JSONWriter()
            writer.object { field.write(record, &$0) }
            text += writer.bytes.dropFirst().dropLast() + [44, 10]
        }
        text += Array("\"executions\": [".utf8)
        for (index, line) in lines.enumerated() { text += [index == 0 ? 10 : 44] + (index == 0 ? [] : [10]) + line }
        return text + Array("\n],\n".utf8)
    }

    private mutating func refresh(_ executions: ExecutionList) {
        for (position, execution) in executions.enumerated() {
            if position < previous.count, previous[position] == execution { continue }
            var writer = JSONWriter()
            execution.write(to: &writer)
            if position < lines.count { lines[position] = writer.bytes } else { lines.append(writer.bytes) }
        }
        previous = executions
    }
}
