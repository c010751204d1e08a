import JSONText
package import Platform

/// The client at work: it carries out what a conversation wants, on one thread that sleeps until something happens.
package final class ACPClient {
    /// Answers that may wait for an agent that does not read them.
    private static let mostWaiting = 64 << 20

    /// The agent.
    let agent: ACPAgentProcess
    /// Where the signals to this process come from.
    let signals: Descriptor
    private let files: ACPFiles
    /// The agent's terminals.
    let terminals: ACPTerminals
    private var conversation: ACPConversation
    private var lines = ACPLineSplitter(longest: ACPConversation.longestLine)
    private var errors = ACPErrorStream()
    private var printed: [UInt8] = []
    private var room: Int
    /// When the agent was told that nothing more comes.
    var closed: Double?

    /// Starts an agent.
    package init(_ order: ACPOrder, command: [String], signals: Descriptor) throws(SystemError) {
        agent = try ACPAgentProcess(command, directory: order.project)
        conversation = ACPConversation(order)
        files = ACPFiles(places: order.places)
        terminals = ACPTerminals(project: order.project)
        room = Self.mostWaiting + 7 * order.prompt.count
        self.signals = signals
    }

    /// Has the conversation; gives the exit status.
    package func run() -> Int32 {
        happen(.started)
        while !conversation.isFinished {
            wait(until: conversation.deadline)
            readErrors()
            readAgent()
            if agent.reap() { agentEnded() }
            happen(.time)
        }
        endAgent()
        return conversation.hasSucceeded ? 0 : 1
    }

    /// Sleeps until something happens, and takes what does not come from the agent.
    private func wait(until moment: Double?) {
        printAll()
        let talking = terminals.talking
        let sources = [signals] + [agent.output, agent.errors].compactMap { $0 } + talking.compactMap(\.output)
        let seconds = moment.map { max(0, $0 - SystemClock.monotonicSeconds()) }
        let ready = Readiness.wait(
            reading: sources, writing: agent.isBehind ? [agent.input].compactMap { $0 } : [], seconds: seconds)
        if !ready.writable.isEmpty { agent.flush() }
        if ready.readable.first == 0 { takeSignals() }
        for terminal in talking { terminal.read() }
    }

    private func takeSignals() {
        let received = (try? signals.read(64)) ?? []
        for (identifier, reply) in terminals.reap() { answer(identifier, reply) }
        for number in received where Int32(number) != SignalNumber.childEnded {
            terminals.endAll()
            happen(.cancelled)
        }
    }

    /// Takes some of what the agent says; the rest waits until others have had their turn.
    private func readAgent() {
        guard agent.output != nil else { return }
        guard let bytes = agent.readOutput() else {
            if let line = lines.rest() { happen(.line(line)) }
            return happen(.outputClosed)
        }
        for line in lines.take(bytes) { happen(.line(line)) }
        if lines.isOverlong { happen(.overlongLine) }
    }

    /// Passes on what the agent says on its standard error.
    func readErrors() {
        // A part at a time, so that an agent that floods one stream cannot keep the other from being read.
        if agent.errors != nil, let bytes = agent.readErrors(), !bytes.isEmpty { errors.take(bytes) }
    }

    /// Takes what the agent has said before it ended: what a pipe holds, not what others still write into it.
    private func agentEnded() {
        for _ in 0..<64 where agent.errors != nil && !conversation.isFinished {
            guard let bytes = agent.readErrors(), !bytes.isEmpty else { break }
            errors.take(bytes)
        }
        for _ in 0..<64 where agent.output != nil && !conversation.isFinished {
            guard let bytes = agent.readOutput(), !bytes.isEmpty else { break }
            for line in lines.take(bytes) { happen(.line(line)) }
        }
        if let line = lines.rest() { happen(.line(line)) }
        happen(.ended(howAgentEnded))
    }

    private var howAgentEnded: String {
        let how: String =
            if let signal = agent.exit?.signal { "was ended by \(SignalNumber.name(signal))" } else {
                "has ended with status \(agent.exit?.status ?? -1)"
            }
        return how + (errors.lastLine.map { " (it said last: \($0))" } ?? "")
    }

    private func happen(_ event: ACPEvent) {
        for action in conversation.take(event, now: SystemClock.monotonicSeconds()) { perform(action) }
    }

    private func perform(_ action: ACPAction) {
        switch action {
        case .send(let bytes): send(bytes)
        case .record(let record):
            printed += record.encode()
            if printed.count > 1 << 16 { printAll() }
        case .tell(let sentence): ACPStandardStream.errors.write(Array("teambot acp-client: \(sentence)\n".utf8))
        case .serve(let identifier, let service, let parameters): serve(identifier, service, parameters)
        case .closeInput: closeInput()
        case .terminate: break
        }
    }

    private func send(_ bytes: [UInt8]) {
        agent.send(bytes)
        if agent.waiting > room { happen(.unreadAnswers) }
    }

    private func serve(_ identifier: ACPIdentifier, _ service: ACPService, _ parameters: JSONValue) {
        do {
            let reply =
                switch service {
                case .readFile: try files.read(parameters)
                case .writeFile: try files.write(parameters)
                default: try terminals.serve(service, parameters, for: identifier)
                }
            if let reply { answer(identifier, reply) }
        } catch {
            answer(identifier, .failure(error as? ACPFailure ?? .failed("\(error)")))
        }
    }

    private func answer(_ identifier: ACPIdentifier, _ reply: ACPReply) {
        send(ACPOutgoing.answer(identifier, reply))
    }

    /// Prints the records that have not been printed yet.
    func printAll() {
        guard !printed.isEmpty else { return }
        let bytes = printed
        printed = []
        // Without anybody to tell there is nothing to go on for.
        if !ACPStandardStream.output.write(bytes) { happen(.cancelled) }
    }

    /// Says that nothing more comes: most agents end then.
    func closeInput() {
        agent.closeInput()
        terminals.endAll()
        closed = closed ?? SystemClock.monotonicSeconds()
    }
}
