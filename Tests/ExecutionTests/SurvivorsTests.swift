import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

/// What is left of an attempt whose supervisor is gone is found by its mark and by its session, and nothing else is.
@Suite struct SurvivorsTests {
    @Test("A process with the attempt's mark is found and ended, whatever session it is in")
    func foundByItsMark() throws {
        let attempt = try LostAttempt()
        let marked = try attempt.start(environment: ["TEAMBOT_ATTEMPT_ID=\(attempt.id)"])
        #expect(try attempt.survivors.find().map(\.pid) == [marked.pid])
        let end = try attempt.end(reaping: marked)
        #expect(end.left.isEmpty)
        #expect(end.isFound)
        #expect(end.exit.signal == 9)
    }

    @Test("A process that has cleared its environment is found by its supervisor's session")
    func foundByItsSession() throws {
        let attempt = try LostAttempt()
        let leader = try attempt.start(environment: [])
        try attempt.describe(ProcessIdentity(of: leader.pid))
        #expect(try attempt.survivors.find().map(\.pid) == [leader.pid])
        #expect(try attempt.end(reaping: leader).isFound)
    }

    @Test("A stranger that got the supervisor's number is not touched: its start is another")
    func strangerWithTheSameNumber() throws {
        let attempt = try LostAttempt()
        let stranger = try attempt.start(environment: [])
        let now = ProcessIdentity(of: stranger.pid)
        try attempt.describe(try #require(ProcessIdentity("\(now.pid) \(now.start - 1) \(now.boot)")))
        #expect(try attempt.survivors.find().isEmpty)
        stranger.signal(9)
        try stranger.reap()
    }

    @Test("Numbers from before a restart of the machine mean nothing")
    func anotherBoot() throws {
        let attempt = try LostAttempt()
        let stranger = try attempt.start(environment: [])
        let now = ProcessIdentity(of: stranger.pid)
        try attempt.describe(try #require(ProcessIdentity("\(now.pid) \(now.start) another-boot")))
        #expect(try attempt.survivors.find().isEmpty)
        stranger.signal(9)
        try stranger.reap()
    }

    @Test("An agent of another attempt is not touched, even in the same session")
    func anotherAttempt() throws {
        let attempt = try LostAttempt()
        let other = try attempt.start(environment: ["TEAMBOT_ATTEMPT_ID=run/OTHER/01-work"])
        try attempt.describe(ProcessIdentity(of: other.pid))
        #expect(try attempt.survivors.find().isEmpty)
        other.signal(9)
        try other.reap()
    }

    @Test(
        "An identity is read back as written; half of one is none", arguments: ["", "12", "12 3", "x 3 boot", "0 1 b"])
    func identityText(_ broken: String) {
        let current = ProcessIdentity.current
        #expect(ProcessIdentity(current.description) == current)
        #expect(current.isAlive)
        #expect(ProcessIdentity(broken) == nil)
    }
}

/// An attempt's directory as a supervisor has left it that was killed.
private struct LostAttempt {
    let directory: AttemptDirectory
    /// Unlike that of any other test.
    var id: String { "run\(files.path)" }
    private let files: TemporaryDirectory

    init() throws {
        files = try TemporaryDirectory()
        directory = AttemptDirectory(path: files.path + "/attempts/STAGE/01-work")
        try directory.make()
        let order = AttemptOrder(
            runID: "run",
            identity: AttemptIdentity(stage: "STAGE", number: 1, role: .work, agent: nil, iteration: nil, task: nil),
            id: "run\(files.path)", arguments: ["sleep", "60"], directory: "/", variables: [], hasPrompt: false,
            timeoutSeconds: nil, runSecondsLeft: nil)
        try AtomicFile.write(order.encode(), to: directory.order)
    }

    var survivors: Survivors { Survivors(of: directory) }

    /// Starts a process in a session of its own, which then stands still.
    func start(environment: [String]) throws -> ChildProcess {
        let (null, pipe) = (try Descriptor.null(), try Descriptor.pipe())
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: ["/bin/sh", "-c", "echo; kill -STOP $$"], environment: environment,
                directory: "/", descriptors: [(0, null.number), (1, pipe.writing.number), (2, null.number)],
                hasOwnSession: true))
        // A process that has just been started shows no environment yet; what it prints shows that it has one.
        _ = try pipe.reading.read(1)
        return child
    }

    /// Writes who held the lock.
    func describe(_ owner: ProcessIdentity) throws { try #require(try FileLock.take(directory.lock)).describe(owner) }

    /// Ends what is left; a child of this process must be reaped meanwhile to be gone.
    func end(reaping child: ChildProcess) throws -> (left: [ProcessIdentity], exit: ExitState, isFound: Bool) {
        let left = try survivors.end()
        let exit = child.reapIfEnded()
        // One that was not found must not hold up the test that says so.
        child.signal(9)
        return (left, try exit ?? child.reap(), exit != nil)
    }
}
