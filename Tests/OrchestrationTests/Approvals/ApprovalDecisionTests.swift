import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

/// How decisions come to an engine that waits.
@Suite struct ApprovalDecisionTests {
    private static func workflow(_ approval: Approval) -> Workflow {
        var ask = Stage(name: "ASK", kind: .approval(question: approval.question), nextStages: ["END"])
        ask.approval = approval
        return Workflow(stages: [
            Stage(name: "SPEC", kind: .command(["true"]), artifacts: ["spec.md"], nextStages: ["ASK"]), ask,
            Stage(name: "END", kind: .command(["true"])),
        ])
    }

    private static func note(_ decision: Decision, since: Timestamp? = nil, by: String = "ben") -> DecisionNote {
        DecisionNote(stage: "ASK", decision: decision, comment: "fine", by: by, since: since)
    }

    @Test(
        "A patient engine takes what another process hands in, and goes on; the file is gone and named in the journal")
    func handedIn() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?")))
        let outcome = await bench.run(bench.writer, isPatient: true) { event in
            guard event.name == .stageWaiting else { return }
            #expect(throws: Never.self) { try bench.hand(in: Self.note(.approve, since: event.at), as: "7") }
        }
        #expect(outcome == .complete)
        let decided = bench.events(.approvalDecided)
        #expect(
            decided.map(\.by) == ["ben"] && decided.map(\.submission) == ["7"] && decided.map(\.comment) == ["fine"])
        #expect(decided.first?.artifacts?.map(\.path) == ["spec.md"])
        #expect(try FileInbox(RunDirectory(path: bench.directory.path).decisions).names().isEmpty)
    }

    @Test("What a killed engine has left is taken by the next one; a decision about an earlier asking is not")
    func left() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?")))
        #expect(await bench.run(bench.writer) == .waitingApproval)
        let since = try #require(bench.state.stages[1].waitingSince)
        try bench.hand(in: Self.note(.reject, since: Timestamp(milliseconds: 5)), as: "1")
        try bench.hand(in: Self.note(.approve, since: since), as: "2")
        try bench.hand(in: Self.note(.reject, since: since), as: "3")
        #expect(await bench.resumed().run(bench.writer) == .complete)
        #expect(bench.events(.approvalDecided).map(\.submission) == ["2"])
        #expect(try FileInbox(RunDirectory(path: bench.directory.path).decisions).names().isEmpty)
    }

    @Test("While a terminal asks, a decision from elsewhere withdraws the question")
    func withdrawn() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?")))
        let asked = Locked<[ApprovalQuestion]>([])
        let outcome = await bench.run(bench.writer) { question in
            asked.withLock { $0.append(question) }
            #expect(throws: Never.self) { try bench.hand(in: Self.note(.approve)) }
            // A person who never answers.
            try? await ManualClock().sleep(seconds: 1)
            #expect(Task.isCancelled)
            return nil
        }
        #expect(outcome == .complete)
        let question = try #require(asked.withLock { $0.first })
        #expect(question.question == "Ship it?" && question.artifacts == ["\(bench.directory.path)/artifacts/spec.md"])
        #expect(bench.events(.approvalDecided).map(\.by) == ["ben"])
    }

    @Test("An answer at the terminal is recorded with what it was about; Enter alone leaves the stage waiting")
    func answered() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?")))
        #expect(await bench.run(bench.writer, ask: { _ in nil }) == .waitingApproval)
        #expect(await bench.resumed().run(bench.writer, ask: { _ in (.approve, "yes") }) == .complete)
        #expect(bench.events(.approvalDecided).first?.artifacts?.map(\.path) == ["spec.md"])
    }

    /// Puts something else into the place of the artifact that is asked about.
    private static func spoil(_ bench: Bench, _ what: String) throws {
        let path = bench.directory.path + "/artifacts/spec.md"
        try FileSystem.rename(path, to: path + "-away")
        switch what {
        case "is a symbolic link": SymbolicLink.make(path, to: path + "-away")
        case "is a directory": try FileSystem.makeDirectory(path)
        default: break
        }
    }

    @Test(
        "Nobody says yes to what is no file, neither here nor elsewhere; each who tries is told, and the stage waits on",
        arguments: ["is a symbolic link", "is a directory", "is missing"])
    func noFile(_ what: String) async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?", artifacts: ["spec.md"])))
        let asked = Locked<[String?]>([])
        let asking: AskingPerson = { question in
            let count = asked.withLock {
                $0.append(question.reason)
                return $0.count
            }
            guard count == 1 else { return (.reject, "") }
            #expect(throws: Never.self) { try Self.spoil(bench, what) }
            return (.approve, "")
        }
        #expect(await bench.run(bench.writer, ask: asking) == .stageFailed)
        #expect(asked.withLock { $0.count } == 2)
        let reason = try #require(asked.withLock { $0.last } ?? nil)
        #expect(reason.hasPrefix("The stage ASK cannot be approved. The artifact spec.md \(what)"), "\(reason)")

        let other = try Bench(Self.workflow(Approval(question: "Ship it?", artifacts: ["spec.md"])))
        #expect(await other.run(other.writer) == .waitingApproval)
        try Self.spoil(other, what)
        let since = try #require(other.state.stages[1].waitingSince)
        try other.hand(in: Self.note(.approve, since: since), as: "1")
        #expect(await other.resumed().run(other.writer) == .waitingApproval)
        let refused = try #require(other.events(.warning).first { $0.submission == "1" })
        #expect(refused.message?.contains("The artifact spec.md \(what)") == true && refused.by == "ben")
        try other.hand(in: Self.note(.reject, since: since), as: "2")
        #expect(await other.resumed().run(other.writer) == .stageFailed)
    }

    @Test("When its time is over the default holds, at once in an engine that waits", arguments: Decision.allCases)
    func timeout(_ standard: Decision) async throws {
        let approval = Approval(question: "Ship it?", timeoutSeconds: 60, standard: standard)
        let bench = try Bench(Self.workflow(approval))
        async let outcome = bench.run(bench.writer, hours: 1e6, isPatient: true)
        try await bench.clock.whenAsleep(for: 60)
        bench.clock.advance(60)
        #expect(await outcome == (standard == .approve ? .complete : .stageFailed))
        #expect(bench.events(.approvalDecided).map(\.by) == ["timeout"])
        #expect(bench.events(.stageWaiting).first?.until?.milliseconds == 1_060_000)
    }

    @Test("Where the artifacts cannot be read when the time is over, the engine ends and says so")
    func unreadable() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?", timeoutSeconds: 60)))
        async let outcome = bench.run(bench.writer, hours: 1e6, isPatient: true)
        try await bench.clock.whenAsleep(for: 60)
        let artifacts = bench.directory.path + "/artifacts"
        try FileSystem.rename(artifacts, to: artifacts + "-away")
        try AtomicFile.write([], to: artifacts)
        bench.clock.advance(60)
        let end = await outcome
        guard case .storageFailure = end else {
            Issue.record("\(end)")
            return
        }
    }

    @Test("The time goes on while no engine has the run: the next resume lets the default hold, not a late yes")
    func timeoutBetween() async throws {
        let bench = try Bench(Self.workflow(Approval(question: "Ship it?", timeoutSeconds: 60)))
        #expect(await bench.run(bench.writer) == .waitingApproval)
        bench.clock.advance(59)
        #expect(await bench.resumed().run(bench.writer) == .waitingApproval)
        bench.clock.advance(1)
        try bench.hand(in: Self.note(.approve))
        #expect(await bench.resumed().run(bench.writer) == .stageFailed)
        #expect(bench.events(.approvalDecided).map(\.by) == ["timeout"])
        #expect(bench.state.stages[1].error == "Nobody has decided in time.")
    }
}
