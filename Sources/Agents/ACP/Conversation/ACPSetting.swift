import JSONText

/// Something of a session that can be chosen, such as its mode or its model.
struct ACPSetting: Sendable, Equatable {
    /// What can be chosen.
    struct Choice: Sendable, Equatable {
        var id: String
        var name: String
    }

    /// How it is chosen.
    enum Way: Sendable, Equatable {
        /// By the request `session/set_config_option` with this identifier.
        case option(String)
        /// By a request of its own, with the name of its parameter.
        case method(String, parameter: String)
    }

    var way: Way
    var current: String?
    var choices: [Choice]

    /// The mode that the answer to a new session offers.
    static func mode(in answer: JSONValue) -> ACPSetting? {
        if let option = option("mode", in: answer) { return option }
        guard let modes = answer["modes"]?["availableModes"]?.elements else { return nil }
        return ACPSetting(
            way: .method("session/set_mode", parameter: "modeId"), current: answer["modes"]?["currentModeId"]?.string,
            choices: modes.compactMap { choice($0, "id") })
    }

    /// The model that the answer to a new session offers.
    static func model(in answer: JSONValue) -> ACPSetting? {
        if let option = option("model", in: answer) { return option }
        guard let models = answer["models"]?["availableModels"]?.elements else { return nil }
        return ACPSetting(
            way: .method("session/set_model", parameter: "modelId"),
            current: answer["models"]?["currentModelId"]?.string, choices: models.compactMap { choice($0, "modelId") })
    }

    private static func option(_ category: String, in answer: JSONValue) -> ACPSetting? {
        let options = answer["configOptions"]?.elements ?? []
        let found =
            options.first { $0["category"]?.string == category }
            ?? options.first { $0["category"] == nil && $0["id"]?.string == category }
        guard let found, let id = found["id"]?.string, let entries = found["options"]?.elements else { return nil }
        let choices = entries.flatMap { $0["options"]?.elements ?? [$0] }.compactMap { choice($0, "value") }
        return ACPSetting(way: .option(id), current: found["currentValue"]?.string, choices: choices)
    }

    private static func choice(_ value: JSONValue, _ member: String) -> Choice? {
        guard let id = value[member]?.string else { return nil }
        return Choice(id: id, name: value["name"]?.string ?? id)
    }

    /// The choice of an identifier or name.
    func choice(_ wanted: String) -> Choice? {
        choices.first { $0.id == wanted } ?? choices.first { $0.name.lowercased() == wanted.lowercased() }
    }
}
