import JSONText
import StateMachine

extension ACPConversation {
    /// Answers a request of the agent, or has it answered.
    mutating func serve(_ identifier: ACPIdentifier, _ method: String, _ parameters: JSONValue?) {
        guard ending == nil, !isOutputClosed else { return noise("The agent asks for \(method) after its turn.") }
        guard method == "session/request_permission" || ACPService(rawValue: method) != nil else {
            return answer(identifier, .failure(.unknownMethod(method)))
        }
        guard let parameters, parameters.members != nil, isOurs(parameters) else {
            return answer(identifier, .failure(.invalid("The parameters of \(method) lack this session's sessionId.")))
        }
        guard let service = ACPService(rawValue: method) else { return decide(identifier, parameters) }
        guard order.permission.allows(service.permission) else {
            return refuse(identifier, service, parameters)
        }
        actions.append(.serve(identifier, service, parameters))
    }

    /// Whether something belongs to this session; before its name is known, everything does.
    func isOurs(_ parameters: JSONValue) -> Bool {
        guard let named = parameters["sessionId"]?.string else { return false }
        return session == nil || named == session
    }

    /// Sends an answer.
    mutating func answer(_ identifier: ACPIdentifier, _ reply: ACPReply) {
        actions.append(.send(ACPOutgoing.answer(identifier, reply)))
    }

    private mutating func refuse(_ identifier: ACPIdentifier, _ service: ACPService, _ parameters: JSONValue) {
        let sentence = "\(service.rawValue) needs the permission mode \(service.permission.rawValue); "
        answer(identifier, .failure(.denied(sentence + "this agent has \(order.permission.rawValue).")))
        // What belongs to a terminal that was refused was refused with it.
        guard service == .writeFile || service == .createTerminal else { return }
        let words = [parameters[service.detailMember]?.string ?? ""] + (parameters["args"]?.texts ?? [])
        let detail = words.joined(separator: " ").shortened(to: 500)
        actions.append(.record(.denied(tool: service.rawValue, detail: detail, service.permission)))
    }

    /// Answers a question by what the agent may do, never by what the question suggests.
    private mutating func decide(_ identifier: ACPIdentifier, _ parameters: JSONValue) {
        let options = ACPPermissionOptions(parameters["options"])
        guard !isCancelled else { return answer(identifier, ACPPermissionOptions.reply(nil)) }
        let call = parameters["toolCall"].flatMap { tools.merge($0) } ?? ACPToolCall(id: "a tool without a name")
        let needed = call.permission(in: order.places)
        guard order.permission.allows(needed) else {
            actions.append(.record(.denied(tool: call.name, detail: call.detail, needed)))
            return answer(identifier, ACPPermissionOptions.reply(options.rejecting))
        }
        if options.allowing == nil { noise("The agent asks for \(call.name) and offers no way to allow it.") }
        answer(identifier, ACPPermissionOptions.reply(options.allowing))
    }
}
