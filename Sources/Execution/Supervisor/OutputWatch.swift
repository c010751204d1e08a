import Platform
import RunStorage

/// The outputs of an attempt and the signals that its supervisor gets, waited for together.
struct OutputWatch {
    private let signals: Descriptor
    private var logs: [CappedLog] = []
    private var listener: AttemptListener?

    /// Waits for signals only, as long as there is no output.
    init(signals: Descriptor) { self.signals = signals }

    /// Whether both outputs are closed at their other end.
    var isQuiet: Bool { logs.allSatisfy(\.isAtEnd) }

    /// Takes up the two outputs: first the standard one, then that for errors.
    mutating func follow(_ logs: [CappedLog], _ listener: AttemptListener?) {
        self.logs = logs
        self.listener = listener
    }

    /// Whether the attempt has used up what it may use.
    var isSpent: Bool { listener?.isSpent ?? false }

    /// Whether the program tries on although nothing can come of it.
    var isHopeless: Bool { listener?.isHopeless ?? false }

    /// Sleeps until output, a signal or a moment comes; gives the signals.
    mutating func wait(until moment: Double?) -> [UInt8] {
        let open = logs.indices.filter { !logs[$0].isAtEnd }
        let seconds = moment.map { $0 - SystemClock.monotonicSeconds() }
        let ready = Readiness.wait(for: open.map { logs[$0].source } + [signals], seconds: seconds)
        for (place, index) in open.enumerated() where ready.contains(place) {
            logs[index].drain { listener?.take($0, of: index) }
        }
        listener?.note()
        return ready.contains(open.count) ? (try? signals.read(64)) ?? [] : []
    }

    /// Writes what was held back and brings all to the disk.
    mutating func finish() {
        for index in logs.indices { logs[index].finish { listener?.take($0, of: index) } }
    }

    /// What the agent's program has told; nil where nobody listens.
    mutating func record(_ result: AttemptResult) throws(SystemError) -> AgentRecord? {
        try listener?.finish(result)
    }

    /// Tells a result what came.
    func describe(in result: inout AttemptResult) {
        guard let output = logs.first, let errors = logs.last else { return }
        (result.outputBytes, result.errorBytes) = (output.total, errors.total)
        (result.isOutputTruncated, result.isErrorTruncated) = (output.isTruncated, errors.isTruncated)
        (result.outputDigest, result.errorDigest) = (output.digest, errors.digest)
        result.isOutputLost = output.isLost || errors.isLost
    }
}
