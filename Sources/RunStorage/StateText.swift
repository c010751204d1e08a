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
    package mutating func render(_ state: RunState, engine owner: RunOwner?) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { engine in
            engine.member("alive", owner != nil)
            engine.member("pid", owner.map { Int($0.pid) })
        }
        return body(state) + Array("\"engine\": ".utf8) + writer.bytes + Array("\n}\n".utf8)
    }

    /// Everything but the last key.
    private mutating func body(_ state: RunState) -> [UInt8] {
        refreshLines(state)
        previous = state
        var text = Array("{\n".utf8)
        appendHead(state, to: &text)
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
        appendTail(state, to: &text)
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

    private func appendHead(_ state: RunState, to text: inout [UInt8]) {
        let lines: [(String, (inout JSONWriter) -> Void)] = [
            ("schema_version", { $0.integer(Self.schemaVersion) }),
            ("run_id", { $0.string(state.runID) }), ("feature_name", { $0.string(state.feature) }),
            ("objective_name", { $0.string(state.objectiveName) }),
            ("objective_file", { $0.string(state.objectiveFile) }), ("status", { $0.string(state.status.rawValue) }),
            ("current_stage", { Self.optional(state.currentStages(in: workflow).first, &$0) }),
            (
                "current_stages",
                { writer in
                    writer.array { list in for name in state.currentStages(in: workflow) { list.string(name) } }
                }
            ),
            ("started_at", { Self.optional(state.startedAt?.description, &$0) }),
            ("updated_at", { Self.optional(state.updatedAt?.description, &$0) }),
            ("elapsed_seconds", { $0.double(state.elapsedSeconds) }),
            ("max_seconds", { $0.double(state.maximumSeconds) }), ("last_event", { $0.integer(state.lastEvent) }),
        ]
        Self.append(lines, to: &text)
    }

    private func appendTail(_ state: RunState, to text: inout [UInt8]) {
        Self.append(
            [
                ("acceptance_tests_passed", { $0.bool(state.acceptanceTestsPassed) }),
                ("acceptance_scenarios", { ScenarioText.write(state.scenarios, to: &$0) }),
                ("stages_file", { $0.string(state.stagesFile) }), ("project", { $0.string(state.project) }),
                ("base_commit", { Self.optional(state.baseCommit, &$0) }),
                ("objective_sha256", { $0.string(state.objectiveDigest) }),
                ("stages_sha256", { $0.string(state.workflowDigest) }),
                ("max_cost_usd", { Self.number(state.budget.costUSD, &$0) }),
                ("max_tokens", { Self.number(state.budget.tokens.map(Double.init), &$0) }),
                ("agents", { AgentStateText.write(state.agents, to: &$0) }),
                ("usage", { UsageText.write(state.usage ?? Usage(), to: &$0) }),
            ], to: &text)
    }

    private static func number(_ value: Double?, _ writer: inout JSONWriter) {
        if let value { writer.double(value) } else { writer.null() }
    }

    private static func append(_ lines: [(String, (inout JSONWriter) -> Void)], to text: inout [UInt8]) {
        for (key, write) in lines {
            var writer = JSONWriter()
            write(&writer)
            text += quoted(key) + [58, 32] + writer.bytes + [44, 10]
        }
    }

    private static func optional(_ value: String?, _ writer: inout JSONWriter) {
        if let value { writer.string(value) } else { writer.null() }
    }

    private static func quoted(_ name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(name)
        return writer.bytes
    }

    private static func stageLine(_ name: String, _ stage: StageState) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            line.member("status", stage.status.rawValue)
            line.member("attempts", stage.attempts)
            if let agent = stage.agent { line.member("agent", agent) }
            if let iteration = stage.iteration { line.member("iteration", iteration) }
            line.member("started_at", stage.startedAt?.description)
            line.member("finished_at", stage.finishedAt?.description)
            line.member("duration_seconds", stage.durationSeconds)
            if let error = stage.error { line.member("error", error) }
            if let failure = stage.failure { line.member("failure", failure.rawValue) }
            if let decision = stage.decision { line.member("decision", decision.rawValue) }
            if let usage = stage.usage {
                line.key("usage")
                UsageText.write(usage, to: &line)
            }
            if let activity = stage.activity { line.member("activity", activity) }
            guard !stage.artifacts.isEmpty else { return }
            line.key("artifacts")
            ArtifactText.write(stage.artifacts, to: &line)
        }
        return quoted(name) + [58, 32] + writer.bytes
    }

    private static func memberLine(_ name: String, _ stage: StageState) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            line.member("status", stage.status.rawValue)
            line.member("error", stage.error)
            line.member("started_at", stage.startedAt?.description)
            line.member("finished_at", stage.finishedAt?.description)
        }
        return quoted(name) + [58, 32] + writer.bytes
    }
}
