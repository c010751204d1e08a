import JSONText
package import StateMachine

/// `state.json`: the run's state as JSON, one stage a line, with a checksum as its last key.
package struct StateText {
    /// The version of the format that this teambot writes and the highest that it reads.
    package static let schemaVersion = 1

    private let workflow: Workflow
    private var previous: RunState?
    private var stageLines: [[UInt8]] = []
    private var memberLines: [[[UInt8]]]

    /// Prepares the text of runs of a workflow; lines of stages that have not changed are kept between calls.
    package init(of workflow: Workflow) {
        self.workflow = workflow
        memberLines = Array(repeating: [], count: workflow.groups.count)
    }

    /// The whole file.
    package mutating func render(_ state: RunState) -> [UInt8] {
        let text = body(state)
        let checksum = Checksum.text(Checksum.crc32c(text))
        return text + Array("\"checksum\": \"\(checksum)\"\n}\n".utf8)
    }

    /// The state for programs that ask for it, with who has the run now in place of the checksum.
    ///
    /// - Parameter remarks: what else is said of stages, by their positions.
    package mutating func render(
        _ state: RunState, engine owner: RunOwner?, remarks: [Int: StageRemark]? = [:]
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { engine in
            engine.member("alive", owner != nil)
            engine.member("pid", owner.map { Int($0.pid) })
        }
        let stale = remarks.map { String($0.values.count { !$0.staleBecause.isEmpty }) } ?? "null"
        return body(state, remarks ?? [:]) + Array("\"stale_stages\": \(stale),\n\"engine\": ".utf8) + writer.bytes
            + Array("\n}\n".utf8)
    }

    /// Everything but the last key.
    private mutating func body(_ state: RunState, _ remarks: [Int: StageRemark] = [:]) -> [UInt8] {
        refreshLines(state)
        // Lines with remarks are not kept for the next time.
        previous = remarks.isEmpty ? state : nil
        for (position, remark) in remarks where stageLines.indices.contains(position) {
            stageLines[position] = Self.stageLine(workflow.stages[position].name, state.stages[position], remark)
        }
        var text = Array("{\n".utf8)
        append(StateRecord.head, state, to: &text)
        text += Array("\"stages\": {\n".utf8)
        Self.join(stageLines, to: &text)
        text += Array("\n},\n\"parallel_group_status\": {".utf8)
        for (index, group) in workflow.groups.enumerated() {
            text += Array((index == 0 ? "\n" : ",\n").utf8)
            text += Self.quoted(group.name) + Array(": {\"stages\": {\n".utf8)
            Self.join(memberLines[index], to: &text)
            text += Array("\n}}".utf8)
        }
        text += Array("},\n".utf8)
        append(StateRecord.tail, state, to: &text)
        return text
    }

    private static func join(_ lines: [[UInt8]], to text: inout [UInt8]) {
        var isFirst = true
        for line in lines where !line.isEmpty {
            if !isFirst { text += [44, 10] }
            isFirst = false
            text += line
        }
    }

    private mutating func refreshLines(_ state: RunState) {
        if stageLines.isEmpty { stageLines = Array(repeating: [], count: workflow.stages.count) }
        for index in memberLines.indices where memberLines[index].isEmpty {
            memberLines[index] = Array(repeating: [], count: workflow.groups[index].stages.count)
        }
        for (group, members) in workflow.groups.map(\.stages).enumerated() {
            for (place, name) in members.enumerated() {
                guard let position = workflow.position(of: name) else { continue }
                if let previous, previous.stages[position] == state.stages[position] { continue }
                memberLines[group][place] = Self.memberLine(name, state.stages[position])
            }
        }
        for position in state.stages.indices {
            if let previous, previous.stages[position] == state.stages[position] { continue }
            stageLines[position] = Self.stageLine(workflow.stages[position].name, state.stages[position])
        }
    }

    private func append(_ fields: [RecordField<StateRecord>], _ state: RunState, to text: inout [UInt8]) {
        let record = StateRecord(state: state, workflow: workflow)
        for field in fields {
            var writer = JSONWriter()
            writer.object { field.write(record, &$0) }
            // A member of its own line; the object around it was only for the writer.
            let (name, value) = (Self.quoted(field.key), writer.bytes.dropFirst().dropLast())
            text += name + [58, 32] + value.dropFirst(name.count + 1) + [44, 10]
        }
    }

    private static func quoted(_ name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(name)
        return writer.bytes
    }

    private static func stageLine(_ name: String, _ stage: StageState, _ remark: StageRemark? = nil) -> [UInt8] {
        line(name, stage, StageRecord.fields, remark)
    }

    private static func memberLine(_ name: String, _ stage: StageState) -> [UInt8] {
        line(name, stage, StageRecord.memberFields)
    }

    private static func line(
        _ name: String, _ stage: StageState, _ fields: [RecordField<StageState>], _ remark: StageRemark? = nil
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            for field in fields { field.write(stage, &line) }
            if let remark { for field in StageRemark.fields { field.write(remark, &line) } }
        }
        return quoted(name) + [58, 32] + writer.bytes
    }
}
