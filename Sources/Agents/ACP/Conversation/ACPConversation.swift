import JSONText

/// A conversation of one prompt with an agent: what happens goes in, what is to be done comes out.
///
/// It does nothing itself and looks at no clock, so that it can be tried with whatever an agent might send.
package struct ACPConversation: Sendable {
    /// Seconds that an agent has to answer a prompt that was cancelled.
    static let cancelSeconds = 3.0
    /// Seconds that an agent has to end after its output or our side has been closed.
    static let closeSeconds = 1.0
    /// The largest line that is read.
    package static let longestLine = 16 << 20
    private static let mostNoise = 100

    /// What the agent was asked last and has not answered yet.
    enum Step: Equatable {
        case initialize, new, load, resume
        case mode(String?)
        case model(String)
        case prompt
    }

    /// How it ends.
    enum Ending: Equatable {
        case result(String)
        case problem(ACPProblem)
    }

    var order: ACPOrder
    var step: Step?
    var session: String?
    var capabilities: JSONValue?
    var loginNames: [String] = []
    var settings: [(step: Step, setting: ACPSetting, choice: String)] = []
    var tools = ACPToolCalls()
    var usage = ACPUsage()
    var isCancelled = false
    var isOutputClosed = false
    var ending: Ending?
    var actions: [ACPAction] = []
    /// When something is to be done although nothing happens.
    package internal(set) var deadline: Double?
    /// Whether its last record was printed.
    package private(set) var isFinished = false
    private var requests = 0
    private var noises = 0

    /// Prepares a conversation.
    package init(_ order: ACPOrder) { self.order = order }

    /// Whether all went well.
    package var hasSucceeded: Bool { ending == .result("end_turn") }

    /// Takes what has happened at a moment; gives what is to be done, in order.
    package mutating func take(_ event: ACPEvent, now: Double) -> [ACPAction] {
        guard !isFinished else { return [] }
        switch event {
        case .started: initialize(now)
        case .line(let line): read(line, now)
        case .overlongLine:
            fail(ACPProblem(.protocol, "The agent has sent a line of more than \(Self.longestLine >> 20) MiB."), now)
        case .unreadAnswers: fail(ACPProblem(.protocol, "The agent asks on and on and reads no answers."), now)
        case .outputClosed: outputClosed(now)
        case .ended(let how): agentEnded(how)
        case .cancelled: cancel(now)
        case .time: timePassed(now)
        }
        defer { actions = [] }
        return actions
    }

    /// Sends a request.
    mutating func ask(_ step: Step, _ method: String, _ parameters: (inout JSONWriter) -> Void) {
        self.step = step
        requests += 1
        actions.append(.send(ACPOutgoing.request(requests, method, parameters)))
    }

    private mutating func read(_ line: [UInt8], _ now: Double) {
        guard line.contains(where: { $0 > 32 }) else { return }
        do {
            guard let message = try ACPMessage.read(line, maximumBytes: Self.longestLine) else { return noise(line) }
            take(message, now)
        } catch {
            noise(line)
        }
    }

    private mutating func take(_ message: ACPMessage, _ now: Double) {
        switch message {
        case .notification(let method, let parameters):
            if method == "session/update" { update(parameters, now) }
        case .request(let identifier, let method, let parameters): serve(identifier, method, parameters)
        case .result(let identifier, let result):
            guard let step = answered(identifier) else { return }
            succeed(step, result, now)
        case .failure(let identifier, let failure):
            guard let identifier else { return noise("The agent tells a failure of nothing: \(failure.message)") }
            guard let step = answered(identifier) else { return }
            self.failed(step, failure, now)
        }
    }

    /// The step that an answer ends; nil where nobody waits for it.
    private mutating func answered(_ identifier: ACPIdentifier) -> Step? {
        guard identifier == .number(requests), let step, ending == nil else {
            noise("The agent answers a request that was not made or is answered already.")
            return nil
        }
        self.step = nil
        return step
    }

    /// Tells of something that is no part of the conversation, as long as that is not all there is.
    mutating func noise(_ text: String) {
        noises += 1
        guard noises <= Self.mostNoise else { return }
        actions.append(.record(.noise(text.shortened(to: 500))))
        if noises == Self.mostNoise { actions.append(.record(.noise("More of this is left out."))) }
    }

    private mutating func noise(_ line: [UInt8]) { noise(String(decoding: line.prefix(2_000), as: UTF8.self)) }

    /// Prints the last record.
    mutating func finish() {
        guard !isFinished else { return }
        switch ending {
        case .result(let reason): actions.append(.record(.result(stopReason: reason, session: session)))
        case .problem(let problem): actions.append(.record(.error(problem)))
        case nil: return
        }
        deadline = nil
        isFinished = true
        actions.append(.terminate)
    }
}
