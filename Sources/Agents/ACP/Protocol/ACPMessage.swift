package import JSONText

/// A message of the agent.
package enum ACPMessage: Sendable, Equatable {
    /// It wants something and waits for the answer.
    case request(ACPIdentifier, method: String, JSONValue?)
    /// It tells something.
    case notification(method: String, JSONValue?)
    /// It answers a request of ours.
    case result(ACPIdentifier, JSONValue)
    /// It answers that a request of ours has failed.
    case failure(ACPIdentifier?, ACPFailure)

    /// Reads a message; nil where the value is none.
    package init?(_ value: JSONValue) {
        let identifier = value["id"].flatMap(ACPIdentifier.init)
        if let method = value["method"]?.string {
            if let identifier {
                self = .request(identifier, method: method, value["params"])
            } else if value["id"] == nil {
                self = .notification(method: method, value["params"])
            } else {
                return nil
            }
        } else if let error = value["error"], !error.isNull {
            self = .failure(identifier, ACPFailure(error))
        } else if let identifier, let result = value["result"] {
            self = .result(identifier, result)
        } else {
            return nil
        }
    }

    /// Reads a line; bytes that are no UTF-8 are replaced, because the rest of the message counts.
    package static func read(_ line: [UInt8], maximumBytes: Int) throws(JSONProblem) -> ACPMessage? {
        do throws(JSONProblem) {
            return ACPMessage(try JSONReader.read(line, maximumBytes: maximumBytes))
        } catch {
            let repaired = Array(String(decoding: line, as: UTF8.self).utf8)
            if repaired == line { throw error }
            return ACPMessage(try JSONReader.read(repaired, maximumBytes: 3 * maximumBytes))
        }
    }
}
