import StateMachine
import JSONText

extension ACPConversation {
    /// Notes what is to be chosen; false where that cannot be.
    mutating func plan(_ result: JSONValue, _ now: Double) -> Bool {
        if let mode = ACPSetting.mode(in: result) {
            if let choice = ACPMode.chosen(of: mode, for: order.permission) {
                settings.append((.mode(mode.current), mode, choice.id))
            } else if ACPMode.exceeds(order.permission, mode.current) {
                fail(ACPProblem(.protocol, modeSentence("It offers no mode that does less.")), now)
                return false
            }
        }
        guard let wanted = order.model else { return true }
        guard let models = ACPSetting.model(in: result) else {
            actions.append(.tell("The agent offers no models to choose from; it answers with its own, not \(wanted)."))
            return true
        }
        guard let choice = models.choice(wanted) else {
            let names = models.choices.prefix(30).map { $0.id.shortened(to: 80) }.joined(separator: ", ")
            fail(ACPProblem(.protocol, "The agent has no model \(wanted); it offers \(names)."), now)
            return false
        }
        if choice.id != models.current { settings.append((.model(choice.id), models, choice.id)) }
        return true
    }

    /// Makes the next choice, or asks at last what is to be asked.
    mutating func configure(_ now: Double) {
        guard let session else { return }
        guard !settings.isEmpty else { return prompt(session) }
        let (step, setting, choice) = settings.removeFirst()
        switch setting.way {
        case .option(let identifier):
            ask(step, "session/set_config_option") { object in
                object.member("sessionId", session)
                object.member("configId", identifier)
                object.member("value", choice)
            }
        case .method(let method, let parameter):
            ask(step, method) { object in
                object.member("sessionId", session)
                object.member(parameter, choice)
            }
        }
    }
}
