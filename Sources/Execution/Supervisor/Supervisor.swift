import Platform
package import RunStorage
import StateMachine

/// Runs one attempt to its end and records how it ended: a small process of its own that outlives the engine.
///
/// Everything here is plain blocking code on one thread; it touches no Foundation, so that it starts fast.
package struct Supervisor {
    /// Seconds between asking an attempt to end and ending it.
    private static let grace = 5.0
    /// Seconds that outputs may stay open after the attempt's own process has ended.
    private static let lastOutput = 2.0
    /// Seconds between asking the remaining descendants to end and ending them.
    private static let lastGrace = 0.5
    /// Seconds after which descendants that cannot be ended (they run as somebody else) are only reported.
    private static let lastPatience = 5.0

    /// Bytes of a result with what an agent's program has told: a hundred denials of three hundred letters each.
    private static let largestRecord = 128 << 10

    private let directory: AttemptDirectory
    private let home: Directory
    private let order: AttemptOrder
    private let started = Timestamp(milliseconds: SystemClock.wallMilliseconds())
    private let startedMonotonic = SystemClock.monotonicSeconds()
    private let environment = CurrentProcess.environment
    private let mask: SecretMask
    private let reader: (any OutputReader)?
    private var watch: OutputWatch
    private var survivors: [Int32] = []

    /// Supervises the attempt in a directory whose lock this process has inherited; the exit status is for nobody.
    ///
    /// - Parameter reader: chooses who understands the output of an agent.
    package static func run(_ path: String, reader: (ReadingOrder) -> (any OutputReader)?) -> Int32 {
        let directory = AttemptDirectory(path: path)
        guard let lock = FileLock.inherited(LocalExecutor.lockNumber, path: directory.lock),
            (try? lock.describe()) != nil, let order = directory.readOrder(),
            let signals = try? CurrentProcess.signals(Ending.requests + [SignalNumber.childEnded]),
            let home = try? directory.open(), let room = try? AtomicFile("result.json", in: home),
            (try? room.reserve(order.reading == nil ? 16_384 : largestRecord)) != nil
        else { return 1 }
        CurrentProcess.ignoreBrokenPipes()
        // A terminal that is closed and a user who logs out are no reason to end an hour of work.
        CurrentProcess.ignoreHangUps()
        CurrentProcess.becomeSubreaper()
        // What stands there now was put there by somebody else.
        try? home.remove(AttemptDirectory.replyName)
        var supervisor = Supervisor(
            directory: directory, home: home, order: order, signals: signals, reader: order.reading.flatMap(reader))
        guard let result = supervisor.superviseAttempt(), (try? supervisor.syncWork()) != nil,
            (try? room.commit(result.encode())) != nil,
            (try? syncNames(of: directory, isFirst: order.identity.number == 1)) != nil
        else { return 1 }
        return withExtendedLifetime(lock) { 0 }
    }

    /// Brings to the disk what the attempt has left, before the result that vouches for it.
    private func syncWork() throws(SystemError) {
        for path in order.artifacts { try FileSystem.syncFile(path) }
    }

    /// Makes the names above a result durable: with it, not before. A stage's first attempt has a new directory there.
    private static func syncNames(of directory: AttemptDirectory, isFirst: Bool) throws(SystemError) {
        let stage = FileSystem.parent(of: directory.path)
        try FileSystem.syncDirectory(stage)
        if isFirst { try FileSystem.syncDirectory(FileSystem.parent(of: stage)) }
    }

    private init(
        directory: AttemptDirectory, home: Directory, order: AttemptOrder, signals: Descriptor,
        reader: (any OutputReader)?
    ) {
        self.reader = reader
        self.directory = directory
        self.home = home
        self.order = order
        watch = OutputWatch(signals: signals)
        mask = SecretMask(of: environment)
    }

    /// Nil when the disk failed, so that nothing was started: that says nothing about the attempt.
    private mutating func superviseAttempt() -> AttemptResult? {
        if let runner = order.reading?.runner, reader == nil {
            return result(.spawnFailed, nil, "This teambot does not understand the output of the runner \(runner).")
        }
        do throws(SystemError) {
            return try accompany(try spawn())
        } catch {
            if error.isStorageFailure { return nil }
            return result(.spawnFailed, nil, mask.text(error.description))
        }
    }

    private mutating func spawn() throws(SystemError) -> ChildProcess {
        let output = try Descriptor.pipe()
        let errors = try Descriptor.pipe()
        let input = order.hasPrompt ? try Descriptor.reading(directory.prompt) : try Descriptor.null()
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: order.arguments, environment: environment.map { "\($0.name)=\($0.value)" },
                directory: order.directory,
                descriptors: [(0, input.number), (1, output.writing.number), (2, errors.writing.number)],
                hasOwnSession: false))
        let sources = [(output.reading, "stdout.log"), (errors.reading, "stderr.log")]
        let listener = reader.flatMap { reader in order.reading.map { AttemptListener(reader, $0, in: home) } }
        watch.follow(
            sources.map { CappedLog(from: $0, to: $1, in: home, maximum: order.maximumOutputBytes, mask: mask) },
            listener)
        return child
    }

    private mutating func accompany(_ child: ChildProcess) throws(SystemError) -> AttemptResult {
        var ending = Ending(leader: child.pid, deadline: deadline, grace: Self.grace)
        var leader = child.reapIfEnded()
        while leader == nil {
            let received = watch.wait(until: ending.nextMoment)
            let now = SystemClock.monotonicSeconds()
            ending.receive(received, now: now)
            if watch.isHopeless { ending.end(.hopeless, now: now) }
            if watch.isSpent { ending.end(.budget, now: now) }
            leader = child.reapIfEnded()
            if leader == nil { ending.enforce(now: now) }
        }
        endDescendants(of: child.pid)
        watch.finish()
        var result = result(ending.reason, leader, nil)
        result.agent = try watch.record(result)
        // The attempt knows its directory: a reply that it has put there itself is not the one that is vouched for.
        if result.agent?.replyDigest == nil { try? home.remove(AttemptDirectory.replyName) }
        return result
    }

    /// Lets outputs close, then ends what the attempt has left behind, until nothing of it is alive.
    private mutating func endDescendants(of leader: Int32) {
        let ended = SystemClock.monotonicSeconds()
        while !watch.isQuiet, SystemClock.monotonicSeconds() < ended + Self.lastOutput {
            _ = watch.wait(until: ended + Self.lastOutput)
            ChildProcess.reapAll()
        }
        ChildProcess.reapAll()
        guard ProcessTree.hasChildren() else { return }
        Ending.signalTree(SignalNumber.terminate, leader)
        let asked = SystemClock.monotonicSeconds()
        while ProcessTree.hasChildren(), SystemClock.monotonicSeconds() < asked + Self.lastPatience {
            let isDue = SystemClock.monotonicSeconds() >= asked + Self.lastGrace
            if isDue { Ending.signalTree(SignalNumber.kill, leader) }
            _ = watch.wait(until: isDue ? SystemClock.monotonicSeconds() + 0.05 : asked + Self.lastGrace)
            ChildProcess.reapAll()
        }
        survivors = ProcessTree.descendants(of: CurrentProcess.pid)
    }

    /// The stage's own limit or what the run has left, whichever comes first.
    private var deadline: (moment: Double, reason: AttemptResult.Reason)? {
        let limits: [(Double?, AttemptResult.Reason)] = [
            (order.timeoutSeconds, .timeout), (order.runSecondsLeft, .runLimit),
        ]
        return limits.compactMap { limit, reason in limit.map { (startedMonotonic + $0, reason) } }.min { $0.0 < $1.0 }
    }

    private func result(_ reason: AttemptResult.Reason, _ leader: ExitState?, _ error: String?) -> AttemptResult {
        var result = AttemptResult(
            reason: reason, startedAt: started,
            finishedAt: Timestamp(milliseconds: SystemClock.wallMilliseconds()),
            durationSeconds: SystemClock.monotonicSeconds() - startedMonotonic)
        result.identity = order.identity
        result.exitStatus = leader?.status.map(Int.init)
        result.signal = leader?.signal.map(Int.init)
        result.error = error
        watch.describe(in: &result)
        let usage = ChildProcess.usageOfChildren()
        result.userSeconds = usage.user
        result.systemSeconds = usage.system
        result.peakKilobytes = usage.peakKilobytes
        result.survivors = survivors.map(Int.init)
        return result
    }
}
