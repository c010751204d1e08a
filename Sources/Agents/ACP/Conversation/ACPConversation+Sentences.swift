import StateMachine

extension ACPConversation {
    /// Somebody has to log in.
    func loginProblem(_ failure: ACPFailure) -> ACPProblem {
        let ways = loginNames.isEmpty ? "" : " It offers: \(loginNames.joined(separator: ", "))."
        let sentence = "The agent is not logged in (\(failure.message)); log in with its own program and try again."
        return ACPProblem(.authentication, code: failure.code, sentence + ways)
    }

    /// The session cannot be continued.
    func unknownSession(_ reason: String, _ code: Int?) -> ACPProblem {
        let name = (order.session ?? "").shortened(to: 200)
        return ACPProblem(.unknownSession, code: code, "The agent does not continue the session \(name): \(reason)")
    }

    /// The agent would do more than it may.
    func modeSentence(_ reason: String) -> String {
        "The agent starts in a mode that allows more than the permission mode \(order.permission.rawValue). \(reason) "
            + "Choose another mode in its own settings."
    }
}
