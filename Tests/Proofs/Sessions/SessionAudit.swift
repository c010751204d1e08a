import Platform
import RunStorage
import StateMachine

/// Compares everything that a finished session has left, and what was told of it, with what was promised.
struct SessionAudit {
    private let ground: SessionGround
    /// What was found, each a sentence.
    private(set) var violations: [String] = []

    /// Audits a session that is over.
    static func violations(of ground: SessionGround, since before: SessionFootprint) -> [String] {
        var audit = SessionAudit(ground: ground)
        do {
            try audit.inspect()
            audit.violations += try SessionFootprint(ground).violations(since: before)
        } catch { audit.violations.append("The session cannot be inspected: \(error)") }
        return audit.violations
    }

    private init(ground: SessionGround) { self.ground = ground }

    private mutating func inspect() throws {
        guard let session = ground.session else { return violations.append("There is no session.") }
        let loading = try SessionLoading.read(session)
        violations += loading.warnings
        let events = try JournalReading.read(session.journal).events
        inspect(loading.state, events)
        inspectLedger(try ground.ledger.records())
        for execution in loading.state.executions { try inspectBranch(execution, loading.state.baseCommit ?? "") }
        try inspectLeftovers(loading.state)
        for execution in loading.state.executions {
            guard let id = execution.runID else { continue }
            let left = LivingProcesses.remaining { LivingProcesses.holding("TEAMBOT_RUN_ID=\(id)") }
            for pid in left { violations.append("Process \(pid) of \(execution.title) is still alive.") }
        }
    }

    private mutating func inspect(_ state: SessionState, _ events: [Event]) {
        check(state.status == .complete, "The session is \(state.status.rawValue).")
        check(state.executions.count == SessionGround.count, "There are \(state.executions.count) objectives.")
        let lines = Set(events.map { String(decoding: EventLine.plain($0), as: UTF8.self) })
        let own = ground.told.filter { $0.contains("\"event\":\"execution_") || $0.contains("\"event\":\"session_") }
        for line in own where !lines.contains(line) { violations.append("Told, and not in the journal: \(line)") }
        check(!own.isEmpty, "Nothing was told.")
        for execution in state.executions {
            let wanted = SessionGround.feature(execution.number) == SessionGround.idle
            let expected: ExecutionStatus = wanted ? .noChanges : .complete
            check(
                execution.status == expected,
                "\(execution.title) is \(execution.status.rawValue): \(execution.error ?? "no error")")
            let ends = events.count { $0.name == .executionEnded && $0.execution == execution.number }
            check(ends == 1, "\(execution.title) has ended \(ends) times.")
            check(execution.retryCount == 0, "\(execution.title) was tried again: \(execution.errors)")
        }
    }

    private mutating func inspectLedger(_ records: [LedgerRecord]) {
        for record in records where record.word == .double {
            violations.append("Two agents lived at once: \(record.line.dropLast())")
        }
        for number in 1...SessionGround.count {
            let own = records.filter { $0.stage == SessionGround.feature(number) }
            let (starts, ends) = (own.count { $0.word == .start }, own.count { $0.word == .end })
            check(
                starts == 1 && ends == 1,
                "Agents of \(SessionGround.feature(number)): \(starts) began and \(ends) ended.")
        }
    }

    private mutating func inspectBranch(_ execution: Execution, _ base: String) throws {
        let name = SessionGround.feature(execution.number)
        guard execution.status == .complete else { return }
        guard let branch = execution.branch, let commit = execution.commit else {
            return violations.append("\(name) has no branch or no commit.")
        }
        check(branch == "teambot/\(name)", "\(name) is on the branch \(branch).")
        let text = try ground.sh(
            """
            git rev-parse \(branch); git rev-list --count \(base)..\(branch)
            git diff --name-status \(base) \(branch); git show \(branch):out-\(name).txt; git log -1 --format=%an%n%s \(branch)
            """)
        let expected = "\(commit)\n1\nA\tout-\(name).txt\n\(name)\nA User\n\(execution.title)"
        check(text == expected, "The branch of \(name) is not as expected: \(text)")
    }

    /// At the end nothing is there but the branches that are named.
    private mutating func inspectLeftovers(_ state: SessionState) throws {
        let branches = try ground.sh(
            "git for-each-ref --format='%(refname:short)' refs/heads/teambot refs/heads/teambot-*")
        var wanted = Set(state.executions.filter { $0.status == .complete }.compactMap(\.branch))
        if ground.integrates { wanted.insert(try inspectIntegration(state)) }
        let found = Set(branches.split(separator: "\n").map(String.init))
        check(found == wanted, "Branches: \(found.subtracting(wanted).sorted()) are too many.")
        let list = try ground.sh("git worktree list --porcelain | grep -c ^worktree")
        check(list == "1", "git knows \(list) worktrees.")
        let left = FileSystem.list(ground.path + "-worktrees")
        let told = ground.said.split(separator: "\n").filter { $0.contains("worktree") }
        check(left.isEmpty, "Beside the repository are \(left). \(told)")
        let locks = try ground.sh("find .git -name '*.lock'")
        check(locks.isEmpty, "git's locks are left: \(locks).")
    }

    /// Every finished branch was merged once, and what it has left is on the branch of all.
    private mutating func inspectIntegration(_ state: SessionState) throws -> String {
        guard let branch = state.integrationBranch else {
            violations.append("Nothing was brought together.")
            return ""
        }
        let merged = state.executions.filter { $0.status == .complete }
        check(merged.allSatisfy { $0.integration == .merged }, "Not merged: \(merged.map(\.integrationError))")
        let names = merged.map { "out-\($0.title.lowercased()).txt" }.sorted().joined(separator: "\n")
        let found = try ground.sh("git diff --name-only \(state.baseCommit ?? "") \(branch)")
        check(found == names, "On \(branch) are \(found).")
        let merges = try ground.sh("git rev-list --count --merges \(state.baseCommit ?? "")..\(branch)")
        check(merges == "\(merged.count)", "On \(branch) are \(merges) merges.")
        return branch
    }

    private mutating func check(_ isKept: Bool, _ sentence: @autoclosure () -> String) {
        if !isKept { violations.append(sentence()) }
    }
}
