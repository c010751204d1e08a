import Platform

/// Runs a small program of teambot's own (git) and takes the beginning of what it prints.
package enum CapturedProgram {
    /// Blocks until the program ends or its time is over; call it on a thread that may wait.
    ///
    /// - Returns: at most `limit` bytes of standard output; empty when the program cannot be started.
    package static func output(
        of arguments: [String], environment: [String], directory: String, limit: Int, seconds: Double
    ) -> String {
        guard let (child, reading) = start(arguments, environment, directory) else { return "" }
        let end = SystemClock.monotonicSeconds() + seconds
        var bytes: [UInt8] = []
        while true {
            let left = end - SystemClock.monotonicSeconds()
            guard left > 0, !Readiness.wait(for: [reading], seconds: left).isEmpty else {
                SignalNumber.send(SignalNumber.kill, to: -child.pid)
                break
            }
            guard let part = try? reading.read(65_536), !part.isEmpty else { break }
            bytes += part.prefix(max(0, limit - bytes.count))
        }
        // A program that has closed its output may still not want to end.
        let left = max(0, end - SystemClock.monotonicSeconds())
        if let ended = try? child.exitDescriptor(), Readiness.wait(for: [ended], seconds: left).isEmpty {
            SignalNumber.send(SignalNumber.kill, to: -child.pid)
        }
        _ = try? child.reap()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func start(
        _ arguments: [String], _ environment: [String], _ directory: String
    ) -> (ChildProcess, Descriptor)? {
        guard let pipe = try? Descriptor.pipe(), let null = try? Descriptor.null(),
            let child = try? ChildProcess.spawn(
                SpawnRequest(
                    arguments: arguments, environment: environment, directory: directory,
                    descriptors: [(0, null.number), (1, pipe.writing.number), (2, null.number)],
                    hasOwnSession: false))
        else { return nil }
        return (child, pipe.reading)
    }
}
