import JSONText

/// The messages that this side sends, each a line.
enum ACPOutgoing {
    /// A request whose answer is waited for.
    static func request(_ number: Int, _ method: String, _ parameters: (inout JSONWriter) -> Void) -> [UInt8] {
        message { object in
            object.member("id", number)
            object.member("method", method)
            object.key("params")
            object.object(parameters)
        }
    }

    /// A notification.
    static func notification(_ method: String, _ parameters: (inout JSONWriter) -> Void) -> [UInt8] {
        message { object in
            object.member("method", method)
            object.key("params")
            object.object(parameters)
        }
    }

    /// The answer to a request of the agent.
    static func answer(_ identifier: ACPIdentifier, _ reply: ACPReply) -> [UInt8] {
        message { object in
            object.key("id")
            identifier.write(to: &object)
            switch reply {
            case .result(let bytes):
                object.key("result")
                object.raw(bytes)
            case .failure(let failure):
                object.key("error")
                object.object { error in
                    error.member("code", failure.code ?? -32_603)
                    error.member("message", failure.message)
                }
            }
        }
    }

    private static func message(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("jsonrpc", "2.0")
            body(&object)
        }
        return writer.bytes + [10]
    }
}
