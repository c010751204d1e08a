package import Platform

/// Runs a small program of teambot's own whose standard output is a file.
package enum FilingProgram {
    /// How a call ended.
    package enum End: Sendable, Equatable {
        /// It ended with the status 0.
        case succeeded
        /// It could not be started; the program's file is missing where `isMissing`.
        case notStarted(String, isMissing: Bool)
        /// It ended otherwise; with the last line that it printed on standard error.
        case failed(ExitState, said: String)
        /// It has ended, but how cannot be found out.
        case unknown(String)
        /// It took too long and was ended.
        case tookTooLong
    }

    private static let keptErrors = 2_048

    /// Blocks until the program ends or its time is over; call it on a thread that may wait.
    ///
    /// - Parameter output: a file of its own, open for writing.
    package static func call(
        _ arguments: [String], environment: [String], directory: String, output: Descriptor, seconds: Double
    ) -> End {
        do throws(SystemError) {
            let pipe = try Descriptor.pipe()
            let null = try Descriptor.null()
            let child = try ChildProcess.spawn(
                SpawnRequest(
                    arguments: arguments, environment: environment, directory: directory,
                    descriptors: [(0, null.number), (1, output.number), (2, pipe.writing.number)],
                    hasOwnSession: false))
            return wait(for: child, pipe.reading, until: SystemClock.monotonicSeconds() + seconds)
        } catch {
            return .notStarted(error.description, isMissing: error.isNotThere)
        }
    }

    private static func wait(for child: ChildProcess, _ errors: Descriptor, until end: Double) -> End {
        errors.becomeNonblocking()
        var said: [UInt8] = []
        func read() -> Bool {
            guard let part = try? errors.read(65_536), !part.isEmpty else { return false }
            said = Array((said + part).suffix(keptErrors))
            return true
        }
        guard let exit = try? child.exitDescriptor() else { return outcome(child, said) }
        var watched = [exit, errors]
        while true {
            let left = end - SystemClock.monotonicSeconds()
            let ready = left > 0 ? Readiness.wait(for: watched, seconds: left) : []
            if ready.isEmpty {
                SignalNumber.send(SignalNumber.kill, to: -child.pid)
                _ = try? child.reap()
                return .tookTooLong
            }
            if ready.contains(1), !read() { watched = [exit] }
            guard ready.contains(0) else { continue }
            while read() {}
            return outcome(child, said)
        }
    }

    /// What a child that has ended has come to.
    static func outcome(_ child: ChildProcess, _ said: [UInt8]) -> End {
        let state: ExitState
        do throws(SystemError) { state = try child.reap() } catch { return .unknown(error.description) }
        if state.status == 0 { return .succeeded }
        let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
        return .failed(state, said: lines.last.map(String.init) ?? "")
    }
}
