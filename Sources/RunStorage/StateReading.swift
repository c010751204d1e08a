import JSONText
package import StateMachine

/// Reading `state.json` back.
package enum StateReading {
    /// What a state file says.
    package enum Result: Sendable {
        case state(RunState)
        /// Written by a newer teambot, as the line of the version says.
        case tooNew(Int, line: Int)
        /// Missing key, wrong checksum, no JSON: to be rebuilt from the journal.
        case damaged
    }

    /// The largest state file that is read: 16 MiB.
    package static let limit = 16 << 20

    /// Reads the bytes of a state file; keys that are not known are passed over.
    package static func read(_ bytes: [UInt8], of workflow: Workflow) -> Result {
        guard let root = try? JSONReader.read(bytes), let said = root["schema_version"], let version = said.integer
        else { return .damaged }
        if version > StateText.schemaVersion { return .tooNew(version, line: said.place.line) }
        guard hasRightChecksum(bytes, root["checksum"]?.string), let runID = root["run_id"]?.string,
            let status = root["status"]?.string.flatMap(RunStatus.init(rawValue:)),
            let lastEvent = root["last_event"]?.integer, let stages = root["stages"]?.members
        else { return .damaged }
        var state = RunState(of: workflow)
        state.runID = runID
        state.status = status
        state.lastEvent = lastEvent
        fillHead(&state, from: root)
        for member in stages {
            guard let position = workflow.position(of: member.name) else { continue }
            var stage = stage(member.value)
            // That version knew of no such key.
            if root["records_given"] == nil, stage.status.isDone { stage.isGroundUnknown = stage.given.isEmpty }
            state.restore(stage, at: position, in: workflow)
        }
        return .state(state)
    }

    /// The file as JSON where it can be believed: its checksum is right, or a newer teambot has written it.
    static func believed(_ bytes: [UInt8]) -> JSONValue? {
        guard let root = try? JSONReader.read(bytes), let version = root["schema_version"]?.integer else { return nil }
        let isNewer = version > StateText.schemaVersion
        return isNewer || hasRightChecksum(bytes, root["checksum"]?.string) ? root : nil
    }

    /// The checksum covers everything before the line of the key `checksum`.
    private static func hasRightChecksum(_ bytes: [UInt8], _ found: String?) -> Bool {
        let end = Array("\"checksum\": \"00000000\"\n}\n".utf8).count
        guard let found, bytes.count > end else { return false }
        return Checksum.text(Checksum.crc32c(bytes[..<(bytes.count - end)])) == found
    }

    private static func fillHead(_ state: inout RunState, from root: JSONValue) {
        state.feature = root["feature_name"]?.string ?? ""
        state.objectiveName = root["objective_name"]?.string ?? ""
        state.objectiveFile = root["objective_file"]?.string ?? ""
        state.startedAt = moment(root["started_at"])
        state.updatedAt = moment(root["updated_at"])
        state.restoreTime(
            elapsed: root["elapsed_seconds"]?.double ?? 0, maximum: root["max_seconds"]?.double ?? 0)
        state.acceptanceTestsPassed = root["acceptance_tests_passed"]?.bool ?? false
        state.scenarios = root["acceptance_scenarios"].map(ScenarioText.read) ?? []
        state.stagesFile = root["stages_file"]?.string ?? ""
        state.recordsGround = root["records_given"]?.bool ?? false
        state.project = root["project"]?.string ?? ""
        state.baseCommit = root["base_commit"]?.string
        state.earlierCopies = root["earlier_copies"].map(RunCopiesText.read) ?? []
        state.objectiveDigest = root["objective_sha256"]?.string ?? ""
        state.workflowDigest = root["stages_sha256"]?.string ?? ""
        state.budget = Budget(costUSD: root["max_cost_usd"]?.double, tokens: root["max_tokens"]?.integer)
        state.agents = root["agents"].map(AgentStateText.read) ?? [:]
        state.usage = root["usage"].flatMap(UsageText.known)
    }

    private static func stage(_ value: JSONValue) -> StageState {
        var stage = StageState()
        stage.status = value["status"]?.string.flatMap(StageStatus.init(rawValue:)) ?? .pending
        stage.attempts = value["attempts"]?.integer ?? 0
        stage.agent = value["agent"]?.string
        stage.iteration = value["iteration"]?.integer
        stage.startedAt = moment(value["started_at"])
        stage.finishedAt = moment(value["finished_at"])
        stage.error = value["error"]?.string
        stage.failure = value["failure"]?.string.flatMap(FailureKind.init(rawValue:))
        stage.decision = value["decision"]?.string.flatMap(Decision.init(rawValue:))
        stage.usage = value["usage"].flatMap(UsageText.known)
        stage.activity = value["activity"]?.string
        stage.note = value["note"]?.string
        stage.evidence = value["evidence"]?.string
        stage.suites = value["suites"].map(SuiteText.read) ?? []
        stage.artifacts = value["artifacts"].map(ArtifactText.read) ?? []
        readGround(value, into: &stage)
        return stage
    }

    /// What the stage has depended on, and what persons have wanted of it.
    private static func readGround(_ value: JSONValue, into stage: inout StageState) {
        stage.given = value["given"]?.string.flatMap { GivenDigest($0) } ?? GivenDigest()
        stage.isGroundUnknown = value["given_unknown"]?.bool ?? false
        if let inputs = value["inputs"] { stage.inputs = ArtifactText.read(inputs) }
        if let template = value["template"]?.string { stage.templateDigest = template }
        if value["by_condition"]?.bool == true { stage.isLeftOut = true }
        stage.copies = value["copies"]?.integer ?? 0
        stage.revision = value["revision"]?.integer ?? 0
        stage.waitingSince = moment(value["waiting_since"])
        if let approval = value["approval"].flatMap(ApprovalText.read) { stage.approval = approval }
        if let order = value["order"].map(StageOrderText.read) { stage.order = order }
    }

    private static func moment(_ value: JSONValue?) -> Timestamp? { value?.string.flatMap(Timestamp.init) }
}
