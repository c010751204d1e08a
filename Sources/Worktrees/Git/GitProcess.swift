import Platform

/// One process of git, from its start to its end.
struct GitProcess {
    /// Standard output and standard error are taken up to so many bytes each; the rest is read and dropped.
    private let limit: Int
    private let child: ChildProcess
    private var pipes: [Descriptor?]
    private var texts: [[UInt8]] = [[], []]
    private var isWhole = true

    /// Starts a program in a process group of its own, where no key of a terminal reaches it.
    init(_ arguments: [String], environment: [String], directory: String, limit: Int) throws(SystemError) {
        let (output, errors, null) = (try Descriptor.pipe(), try Descriptor.pipe(), try Descriptor.null())
        self.limit = limit
        child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: arguments, environment: environment, directory: directory,
                descriptors: [(0, null.number), (1, output.writing.number), (2, errors.writing.number)],
                hasOwnSession: false))
        pipes = [output.reading, errors.reading]
        for pipe in pipes { pipe?.becomeNonblocking() }
    }

    /// Blocks until it ends, or has to be killed because its time is over; then the result is what there was so far.
    mutating func finish(seconds: Double) throws(SystemError) -> (result: GitResult, isInTime: Bool) {
        let end = SystemClock.monotonicSeconds() + seconds
        let exit = try child.exitDescriptor()
        while true {
            let left = end - SystemClock.monotonicSeconds()
            let open = pipes.indices.filter { pipes[$0] != nil }
            let ready = left > 0 ? Readiness.wait(for: [exit] + open.compactMap { pipes[$0] }, seconds: left) : []
            guard !ready.isEmpty else {
                SignalNumber.send(SignalNumber.kill, to: -child.pid)
                return (try result(), false)
            }
            for position in ready where position > 0 { _ = read(open[position - 1]) }
            // A filter's process that stays in the background may keep the pipes open; it is not waited for.
            if ready.contains(0) { return (try result(), true) }
        }
    }

    private mutating func result() throws(SystemError) -> GitResult {
        for index in pipes.indices { while read(index) {} }
        return GitResult(
            status: try child.reap().status ?? -1, output: String(decoding: texts[0], as: UTF8.self),
            errors: String(decoding: texts[1], as: UTF8.self), isWhole: isWhole)
    }

    /// Takes what is there; false when there is nothing for now.
    private mutating func read(_ index: Int) -> Bool {
        guard let pipe = pipes[index] else { return false }
        do throws(SystemError) {
            let part = try pipe.read(65_536)
            if part.isEmpty { pipes[index] = nil }
            let room = max(0, limit - texts[index].count)
            if index == 0, part.count > room { isWhole = false }
            texts[index] += part.prefix(room)
            return !part.isEmpty
        } catch {
            if !error.isWouldBlock { pipes[index] = nil }
            return false
        }
    }
}
