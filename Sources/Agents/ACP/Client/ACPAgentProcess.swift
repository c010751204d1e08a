import Platform

/// The agent as a process: what is sent to it waits until it takes it.
final class ACPAgentProcess {
    private let child: ChildProcess
    /// Nil once it was closed.
    private(set) var input: Descriptor?
    /// Nil once it was closed.
    private(set) var output: Descriptor?
    /// Nil once it was closed.
    private(set) var errors: Descriptor?
    /// How it ended; nil while it lives.
    private(set) var exit: ExitState?
    private var queue: [UInt8] = []
    private var sent = 0

    /// Starts an agent in a group of its own.
    init(_ command: [String], directory: String) throws(SystemError) {
        let (input, output, errors) = (try Descriptor.pipe(), try Descriptor.pipe(), try Descriptor.pipe())
        child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: command, environment: CurrentProcess.environment.map { "\($0.name)=\($0.value)" },
                directory: directory,
                descriptors: [
                    (0, input.reading.number), (1, output.writing.number), (2, errors.writing.number),
                ], hasOwnSession: false))
        for end in [input.writing, output.reading, errors.reading] { end.becomeNonblocking() }
        self.input = input.writing
        self.output = output.reading
        self.errors = errors.reading
    }

    /// Whether something waits to be sent.
    var isBehind: Bool { input != nil && sent < queue.count }

    /// The bytes that wait to be sent.
    var waiting: Int { queue.count - sent }

    /// Sends bytes, now or when there is room.
    func send(_ bytes: [UInt8]) {
        guard input != nil else { return }
        if sent == queue.count { (queue, sent) = (bytes, 0) } else { queue += bytes }
        flush()
    }

    /// Sends what there is room for; an agent that has closed its input hears no more.
    func flush() {
        while let input, sent < queue.count {
            guard let count = try? input.writeAvailable(queue[sent...]) else { return closeInput() }
            guard count > 0 else { break }
            sent += count
        }
        if sent == queue.count {
            (queue, sent) = ([], 0)
        } else if sent > 1 << 20, sent > queue.count / 2 {
            queue.removeFirst(sent)
            sent = 0
        }
    }

    /// Says that nothing more comes.
    func closeInput() {
        input = nil
        (queue, sent) = ([], 0)
    }

    /// The next bytes of its output: none where there are none now, nil at the end.
    func readOutput() -> [UInt8]? {
        let bytes = Self.read(output)
        if bytes == nil { output = nil }
        return bytes
    }

    /// The same for its standard error.
    func readErrors() -> [UInt8]? {
        let bytes = Self.read(errors)
        if bytes == nil { errors = nil }
        return bytes
    }

    private static func read(_ source: Descriptor?) -> [UInt8]? {
        guard let source else { return nil }
        do throws(SystemError) {
            let bytes = try source.read(65_536)
            return bytes.isEmpty ? nil : bytes
        } catch {
            return error.isWouldBlock ? [] : nil
        }
    }

    /// Looks whether it has ended; true where that is new.
    func reap() -> Bool {
        guard exit == nil, let exit = child.reapIfEnded() else { return false }
        self.exit = exit
        return true
    }

    /// Signals it and everything that it has started.
    func signal(_ number: Int32) {
        guard exit == nil else { return }
        let below = ProcessTree.descendants(of: child.pid)
        SignalNumber.send(number, to: -child.pid)
        for pid in below { SignalNumber.send(number, to: pid) }
    }
}
