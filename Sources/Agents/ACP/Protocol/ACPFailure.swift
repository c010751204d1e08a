package import JSONText

/// Why a request has failed, as the protocol tells it: a number and a sentence.
package struct ACPFailure: Error, Sendable, Equatable {
    /// The number of the protocol; nil where none was given.
    package var code: Int?
    /// A sentence, shortened.
    package var message: String

    /// Somebody has to log in first.
    static let authenticationRequired = -32_000
    private static let longest = 2_000

    /// Makes a failure.
    package init(_ code: Int?, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Reads the failure of an agent, with whatever it tells in its data.
    package init(_ value: JSONValue) {
        let data = value["data"]
        let detail = data?.string ?? data?["details"]?.string ?? data?["message"]?.string
        let said = [value["message"]?.string ?? value.string, detail].compactMap { $0 }.joined(separator: ": ")
        self.init(value["code"]?.integer, (said.isEmpty ? "without a reason" : said).shortened(to: Self.longest))
    }

    /// What was asked for does not exist here.
    static func unknownMethod(_ method: String) -> ACPFailure {
        ACPFailure(-32_601, "This client has no method \(QuotedText.shown(method)).")
    }

    /// What was asked for lacks something, or has something that cannot be.
    static func invalid(_ sentence: String) -> ACPFailure { ACPFailure(-32_602, sentence) }

    /// What was asked for could not be done.
    static func failed(_ sentence: String) -> ACPFailure { ACPFailure(-32_603, sentence) }

    /// What was asked for is not allowed.
    static func denied(_ sentence: String) -> ACPFailure { ACPFailure(-32_001, sentence) }

    /// What was asked for is not there.
    static func missing(_ sentence: String) -> ACPFailure { ACPFailure(-32_002, sentence) }
}
