import JSONText

/// The answers that an agent offers with a question; their identifiers are free text, so that only the kind counts.
struct ACPPermissionOptions: Sendable {
    private var identifiers: [String: String] = [:]

    /// Reads the options; the first of each kind counts.
    init(_ value: JSONValue?) {
        for option in value?.elements ?? [] {
            guard let kind = option["kind"]?.string, let identifier = option["optionId"]?.string else { continue }
            if identifiers[kind] == nil { identifiers[kind] = identifier }
        }
    }

    /// Allows it this once, if that is offered.
    var allowing: String? { identifiers["allow_once"] ?? identifiers["allow_always"] }

    /// Rejects it this once, if that is offered.
    var rejecting: String? { identifiers["reject_once"] ?? identifiers["reject_always"] }

    /// The answer that chooses an option; without one the question is called off.
    static func reply(_ identifier: String?) -> ACPReply {
        .object { object in
            object.key("outcome")
            object.object { outcome in
                outcome.member("outcome", identifier == nil ? "cancelled" : "selected")
                if let identifier { outcome.member("optionId", identifier) }
            }
        }
    }
}
