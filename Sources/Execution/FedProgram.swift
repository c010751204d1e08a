package import Platform

/// Runs a small program that reads a text and whose output matters only when it fails.
package struct FedProgram: Sendable {
    /// The program and its arguments.
    package var arguments: [String]
    /// `NAME=value`, complete.
    package var environment: [String]
    /// Where it starts.
    package var directory: String
    /// What it gets on standard input.
    package var input: [UInt8]

    /// How much of what it prints is kept.
    private static let keptOutput = 2_048

    /// Describes a call.
    package init(arguments: [String], environment: [String], directory: String, input: [UInt8]) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.input = input
    }

    /// How a call ended.
    package enum End: Sendable, Equatable {
        case succeeded
        /// It could not be started, as a sentence.
        case notStarted(String)
        /// It ended with another exit status than 0 or by a signal; with the last line that it printed.
        case failed(ExitState, said: String)
        /// It took too long and was ended.
        case tookTooLong
        /// Somebody did not want to wait for it any more.
        case cancelled
    }

    /// Blocks until it ends, its time is over, or `cancellation` can be read; when it is ended, its
    /// descendants are, too. What has left both its session and its ancestors is a daemon of its own, and stays.
    package func call(seconds: Double, cancellation: Descriptor) -> End {
        do throws(SystemError) {
            var (child, exchange) = try start()
            let exit = try child.exitDescriptor()
            return exchange.follow(
                child, exit, cancellation, until: SystemClock.monotonicSeconds() + seconds, keeping: Self.keptOutput)
        } catch {
            return .notStarted(error.description)
        }
    }

    /// Starts it. Its ends of the pipes are its own alone, so that each side sees when the other has closed.
    private func start() throws(SystemError) -> (ChildProcess, Exchange) {
        let (feed, output) = (try Descriptor.pipe(), try Descriptor.pipe())
        let child = try ChildProcess.spawn(
            SpawnRequest(
                arguments: arguments, environment: environment, directory: directory,
                descriptors: [(0, feed.reading.number), (1, output.writing.number), (2, output.writing.number)],
                hasOwnSession: true))
        feed.writing.becomeNonblocking()
        output.reading.becomeNonblocking()
        return (child, Exchange(input: input[...], feed: feed.writing, output: output.reading))
    }

    /// What goes to and comes from the program.
    private struct Exchange {
        var input: ArraySlice<UInt8>
        var feed: Descriptor?
        var output: Descriptor?
        var said: [UInt8] = []

        mutating func follow(
            _ child: ChildProcess, _ exit: Descriptor, _ cancellation: Descriptor, until end: Double, keeping kept: Int
        ) -> End {
            while true {
                let left = end - SystemClock.monotonicSeconds()
                guard left > 0 else { return stop(child, .tookTooLong) }
                let reading = [exit, cancellation] + (output.map { [$0] } ?? [])
                let ready = Readiness.wait(reading: reading, writing: feed.map { [$0] } ?? [], seconds: left)
                if !ready.writable.isEmpty { write() }
                if ready.readable.contains(2) { read(kept) }
                if ready.readable.contains(0) { return result(child, kept) }
                if ready.readable.contains(1) { return stop(child, .cancelled) }
            }
        }

        /// Gives it what there is room for. A program that does not read its input loses nothing but that.
        private mutating func write() {
            guard let open = feed else { return }
            guard let count = try? open.writeAvailable(input) else {
                feed = nil
                return
            }
            input = input.dropFirst(count)
            if input.isEmpty { feed = nil }
        }

        private mutating func read(_ kept: Int) {
            guard let part = try? output?.read(65_536), !part.isEmpty else {
                output = nil
                return
            }
            said = Array((said + part).suffix(kept))
        }

        private mutating func result(_ child: ChildProcess, _ kept: Int) -> End {
            if let output, !Readiness.wait(for: [output], seconds: 0).isEmpty { read(kept) }
            guard let state = try? child.reap() else { return .succeeded }
            if state.status == 0 { return .succeeded }
            let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
            return .failed(state, said: lines.last.map(String.init) ?? "")
        }

        /// Ends the program and whatever it has started, also what has left its session.
        private func stop(_ child: ChildProcess, _ end: End) -> End {
            let below = ProcessTree.descendants(of: child.pid)
            SignalNumber.send(SignalNumber.kill, to: -child.pid)
            for pid in below { SignalNumber.send(SignalNumber.kill, to: pid) }
            _ = try? child.reap()
            return end
        }
    }
}
