/// How far a tool has come.
package enum ACPToolStatus: String, Sendable {
    case started, completed, failed

    /// Reads the protocol's own words; what has not ended has started.
    init(protocolWord word: String?) {
        self = word.flatMap { $0 == "completed" || $0 == "failed" ? ACPToolStatus(rawValue: $0) : nil } ?? .started
    }
}
