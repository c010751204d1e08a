import Platform
import RunStorage

/// How the attempt is brought to an end when it does not end by itself.
struct Ending {
    /// The signals that ask the attempt to end.
    static let requests = [SignalNumber.terminate, SignalNumber.interrupt, SignalNumber.quit]

    /// Why the attempt is over.
    private(set) var reason = AttemptResult.Reason.exited

    private let leader: Int32
    private let deadline: (moment: Double, reason: AttemptResult.Reason)?
    private let grace: Double
    private var killMoment: Double?

    /// Prepares the end of a child at a moment of the monotonic clock, for a reason.
    init(leader: Int32, deadline: (moment: Double, reason: AttemptResult.Reason)?, grace: Double) {
        self.leader = leader
        self.deadline = deadline
        self.grace = grace
    }

    /// The next moment at which something is to be done.
    var nextMoment: Double? { killMoment ?? (reason == .exited ? deadline?.moment : nil) }

    /// Does what is due: first a request to end, after the grace the end itself.
    mutating func enforce(now: Double) {
        if let killMoment, now >= killMoment {
            Self.signalTree(SignalNumber.kill, leader)
            self.killMoment = now + 0.1
        } else if let deadline, reason == .exited, now >= deadline.moment {
            begin(deadline.reason, now)
        }
    }

    /// Ends the attempt for a reason of its own.
    mutating func end(_ reason: AttemptResult.Reason, now: Double) {
        if self.reason == .exited { begin(reason, now) }
    }

    /// Answers the signals that this process got: the first asks the attempt to end, the second ends it.
    mutating func receive(_ signals: [UInt8], now: Double) {
        for signal in signals where Int32(signal) != SignalNumber.childEnded {
            if reason == .exited { begin(.cancelled, now) } else { killMoment = now }
        }
    }

    private mutating func begin(_ reason: AttemptResult.Reason, _ now: Double) {
        self.reason = reason
        Self.signalTree(SignalNumber.terminate, leader)
        killMoment = now + grace
    }

    /// Signals the group of the leader and every descendant, in whatever session or group it is.
    static func signalTree(_ signal: Int32, _ leader: Int32) {
        SignalNumber.send(signal, to: -leader)
        for pid in ProcessTree.descendants(of: CurrentProcess.pid) { SignalNumber.send(signal, to: pid) }
    }
}
