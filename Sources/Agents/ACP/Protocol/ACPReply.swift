import JSONText

/// What a request of the agent is answered with.
package enum ACPReply: Sendable, Equatable {
    /// A value, as JSON.
    case result([UInt8])
    /// A failure.
    case failure(ACPFailure)

    /// An answer without content.
    static let done = ACPReply.object { _ in }

    /// An object whose members the body writes.
    static func object(_ body: (inout JSONWriter) -> Void) -> ACPReply {
        var writer = JSONWriter()
        writer.object(body)
        return .result(writer.bytes)
    }
}
