import JSONText

extension ACPConversation {
    /// Says who speaks.
    mutating func initialize(_ now: Double) {
        let version = order.version
        deadline = now + order.answerSeconds
        ask(.initialize, "initialize") { object in
            object.member("protocolVersion", 1)
            object.key("clientCapabilities")
            object.object { capabilities in
                capabilities.key("fs")
                capabilities.object { files in
                    files.member("readTextFile", true)
                    files.member("writeTextFile", true)
                }
                capabilities.member("terminal", true)
            }
            object.key("clientInfo")
            object.object { information in
                information.member("name", "teambot")
                information.member("title", "teambot")
                information.member("version", version)
            }
        }
    }

    /// Goes on after an answer.
    mutating func succeed(_ step: Step, _ result: JSONValue, _ now: Double) {
        if step != .prompt { deadline = now + order.answerSeconds }
        switch step {
        case .initialize: opened(result, now)
        case .new, .load, .resume: open(step, result, now)
        case .mode, .model: configure(now)
        case .prompt: answered(result, now)
        }
    }

    /// Goes on, or ends, after a failure.
    mutating func failed(_ step: Step, _ failure: ACPFailure, _ now: Double) {
        if failure.code == ACPFailure.authenticationRequired { return fail(loginProblem(failure), now) }
        switch step {
        case .load, .resume: fail(unknownSession(failure.message, failure.code), now)
        case .mode(let current) where !ACPMode.exceeds(order.permission, current):
            noise("The agent does not change its mode: \(failure.message)")
            configure(now)
        case .mode: fail(ACPProblem(.rpc, code: failure.code, modeSentence(failure.message)), now)
        case .initialize, .new, .model, .prompt:
            fail(ACPProblem(.rpc, code: failure.code, "The agent says: \(failure.message)"), now)
        }
    }

    private mutating func opened(_ result: JSONValue, _ now: Double) {
        guard result["protocolVersion"]?.integer == 1 else {
            let version = result["protocolVersion"]?.integer.map { "version \($0)" } ?? "no version"
            let sentence = "The agent speaks \(version) of the Agent Client Protocol, teambot speaks version 1; "
            return fail(ACPProblem(.protocol, sentence + "install a version of it that knows that one."), now)
        }
        capabilities = result["agentCapabilities"]
        loginNames = (result["authMethods"]?.elements ?? []).prefix(20).compactMap {
            ($0["name"]?.string ?? $0["id"]?.string)?.shortened(to: 80)
        }
        guard let wanted = order.session else { return askForSession(.new, "session/new", nil) }
        if let resume = capabilities?["sessionCapabilities"]?["resume"], !resume.isNull {
            askForSession(.resume, "session/resume", wanted)
        } else if capabilities?["loadSession"]?.bool == true {
            askForSession(.load, "session/load", wanted)
        } else {
            fail(unknownSession("It cannot continue sessions.", nil), now)
        }
    }

    private mutating func askForSession(_ step: Step, _ method: String, _ wanted: String?) {
        let project = order.project
        session = wanted
        ask(step, method) { object in
            if let wanted { object.member("sessionId", wanted) }
            object.member("cwd", project)
            object.member("mcpServers", [])
        }
    }

    private mutating func open(_ step: Step, _ result: JSONValue, _ now: Double) {
        if step == .new {
            guard let named = result["sessionId"]?.string, !named.isEmpty, named.utf8.count <= 4_096 else {
                return fail(ACPProblem(.protocol, "The agent has opened a session without a sessionId."), now)
            }
            session = named
        }
        if let session { actions.append(.record(.session(session))) }
        guard plan(result, now) else { return }
        configure(now)
    }

    /// Asks at last what is to be asked.
    mutating func prompt(_ session: String) {
        let text = String(decoding: order.prompt, as: UTF8.self)
        order.prompt = []
        deadline = nil
        ask(.prompt, "session/prompt") { object in
            object.member("sessionId", session)
            object.key("prompt")
            object.array { array in
                array.object { block in
                    block.member("type", "text")
                    block.member("text", text)
                }
            }
        }
    }

    private mutating func answered(_ result: JSONValue, _ now: Double) {
        if usage.take(answer: result["usage"]) { actions.append(.record(.usage(usage.total))) }
        guard let reason = result["stopReason"]?.string else {
            return fail(ACPProblem(.protocol, "The agent has answered the prompt without a stopReason."), now)
        }
        end(.result(isCancelled ? "cancelled" : reason.shortened(to: 80)), now)
    }
}
