import Agents
import JSONText
import StateMachine

/// A conversation with an agent whose lines a test writes; no process, no clock.
struct ACPScene {
    private(set) var conversation: ACPConversation
    private(set) var records: [ACPRecord] = []
    private(set) var sent: [JSONValue] = []
    private(set) var actions: [ACPAction] = []
    private(set) var now = 0.0

    /// Begins a conversation in `/project`, whose artifacts are in `/project/state/run/artifacts`; `/project/way-out`
    /// is a link that leads out.
    init(
        _ permission: PermissionMode = .edit, session: String? = nil, model: String? = nil, prompt: String = "Go on."
    ) {
        let places = ACPPlaces(project: "/project", artifacts: "/project/state/run/artifacts") { path in
            if path.contains("/..") { return nil }
            if path.hasPrefix("/project/way-out") { return path.replacing("/project/way-out", with: "/elsewhere") }
            return path
        }
        conversation = ACPConversation(
            ACPOrder(
                prompt: Array(prompt.utf8), project: "/project", permission: permission, places: places,
                session: session, model: model, answerSeconds: 60, version: "1.2.3"))
        happen(.started)
    }

    /// Lets something happen.
    mutating func happen(_ event: ACPEvent, after seconds: Double = 0) {
        now += seconds
        for action in conversation.take(event, now: now) {
            actions.append(action)
            switch action {
            case .record(let record): records.append(record)
            case .send(let bytes): if let value = try? JSONReader.read(bytes) { sent.append(value) }
            default: break
            }
        }
    }

    /// The agent sends lines.
    mutating func agent(_ lines: String...) { for line in lines { happen(.line(Array(line.utf8))) } }

    /// The agent answers what it was asked last.
    mutating func answer(_ result: String) {
        let request = sent.last { $0["method"] != nil && $0["id"] != nil }
        agent(#"{"jsonrpc":"2.0","id":\#(request?["id"]?.integer ?? -1),"result":\#(result)}"#)
    }

    /// The agent answers what it was asked last with an error.
    mutating func refuse(_ code: Int, _ message: String) {
        let request = sent.last { $0["method"] != nil && $0["id"] != nil }
        agent(
            #"{"jsonrpc":"2.0","id":\#(request?["id"]?.integer ?? -1),"error":{"code":\#(code),"message":"\#(message)"}}"#
        )
    }

    /// The agent tells something of its session.
    mutating func update(_ update: String, session: String = "s") {
        agent(#"{"jsonrpc":"2.0","method":"session/update","params":{"sessionId":"\#(session)","update":\#(update)}}"#)
    }

    /// The agent asks whether it may use a tool.
    mutating func ask(
        _ call: String, options: [(String, String)] = ACPScene.options
    ) {
        let list = options.map { #"{"kind":"\#($0.0)","optionId":"\#($0.1)","name":"x"}"# }.joined(separator: ",")
        agent(
            #"{"jsonrpc":"2.0","id":77,"method":"session/request_permission","params":{"sessionId":"s","toolCall":"#
                + call + #","options":[\#(list)]}}"#)
    }

    /// What agents offer with a question, in an order that helps nobody.
    static let options = [
        ("reject_always", "never"), ("allow_always", "ever"), ("reject_once", "no"), ("allow_once", "yes"),
    ]

    /// The agent opens a session and gets the prompt.
    mutating func open(_ session: String = #"{"sessionId":"s"}"#) {
        answer(#"{"protocolVersion":1,"agentCapabilities":{"loadSession":true}}"#)
        answer(session)
    }

    /// The method that was asked for last.
    var lastMethod: String? { sent.last { $0["method"] != nil }?["method"]?.string }
    /// The problem that the conversation has ended with.
    var problem: ACPProblem? {
        for case .error(let problem) in records { return problem }
        return nil
    }
    /// The option that was chosen in the last answer; nil where the question was called off.
    var chosen: String? { sent.last?["result"]?["outcome"]?["optionId"]?.string }
}
