import JSONText
package import StateMachine

/// `attempt.json`: what a supervisor is to run. Values of variables are not in it, only their names.
@dynamicMemberLookup
package struct AttemptOrder: Sendable, Equatable {
    /// The variable by which the processes of an attempt, and by which lost ones, are known.
    package static let identityVariable = "TEAMBOT_ATTEMPT_ID"

    /// Bytes of each output that are kept where nobody says otherwise: 64 MiB.
    package static let defaultOutputBytes = 64 << 20

    /// The run's identity.
    package var runID: String
    /// Which attempt it orders; its members are those of the order, too.
    package var identity: AttemptIdentity
    /// The value of `TEAMBOT_ATTEMPT_ID`.
    package var id: String
    /// The program and its arguments.
    package var arguments: [String]
    /// Where it starts: the project. Absolute.
    package var directory: String
    /// Names of the variables that it gets.
    package var variables: [String]
    /// Whether standard input is `prompt.md`; else it is empty.
    package var hasPrompt: Bool
    /// Seconds that the attempt may take.
    package var timeoutSeconds: Double?
    /// Seconds that the run still has.
    package var runSecondsLeft: Double?
    /// Bytes of each output after which only the last are kept.
    package var maximumOutputBytes: Int
    /// The files that it is to leave, absolute: they are on the disk before its result is.
    package var artifacts: [String]
    /// By what is known again what its stage is given in this round; empty where that is nothing.
    package var given = GivenDigest()
    /// The beginning of the digest of the user's texts in its prompt; nil where there are none.
    package var templateDigest: String?
    /// How its output is to be understood; nil where standard output is the reply and the exit status the outcome.
    package var reading: ReadingOrder?

    /// Makes an order.
    package init(
        runID: String, identity: AttemptIdentity, id: String, arguments: [String], directory: String,
        variables: [String], hasPrompt: Bool, timeoutSeconds: Double?, runSecondsLeft: Double?,
        maximumOutputBytes: Int = Self.defaultOutputBytes, artifacts: [String] = []
    ) {
        self.runID = runID
        self.identity = identity
        self.id = id
        self.arguments = arguments
        self.directory = directory
        self.variables = variables
        self.hasPrompt = hasPrompt
        self.timeoutSeconds = timeoutSeconds
        self.runSecondsLeft = runSecondsLeft
        self.maximumOutputBytes = maximumOutputBytes
        self.artifacts = artifacts
    }

    /// A member of its identity.
    package subscript<Value>(dynamicMember member: KeyPath<AttemptIdentity, Value>) -> Value {
        identity[keyPath: member]
    }

    /// The file's content.
    package func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema_version", 1)
            writer.member("run_id", runID)
            writer.member("attempt_id", id)
            identity.write(to: &writer)
            writer.member("argv", arguments)
            writer.member("directory", directory)
            writer.member("variables", variables)
            writer.member("prompt", hasPrompt)
            writer.member("timeout_seconds", timeoutSeconds)
            writer.member("run_seconds_left", runSecondsLeft)
            writer.member("max_output_bytes", maximumOutputBytes)
            writer.member("artifacts", artifacts)
            if !given.isEmpty { writer.member("given", given.text) }
            if let templateDigest { writer.member("template", templateDigest) }
            guard let reading else { return }
            writer.key("reading")
            reading.write(to: &writer)
        }
        return writer.bytes + [10]
    }

    /// Reads the file's content; nil when it is not whole.
    package static func decode(_ bytes: [UInt8]) -> AttemptOrder? {
        guard let root = try? JSONReader.read(bytes), let runID = root["run_id"]?.string,
            let id = root["attempt_id"]?.string, let identity = AttemptIdentity(root),
            let arguments = root["argv"]?.texts, let directory = root["directory"]?.string,
            let variables = root["variables"]?.texts, let prompt = root["prompt"]?.bool
        else { return nil }
        var order = AttemptOrder(
            runID: runID, identity: identity, id: id, arguments: arguments,
            directory: directory, variables: variables, hasPrompt: prompt,
            timeoutSeconds: root["timeout_seconds"]?.double, runSecondsLeft: root["run_seconds_left"]?.double,
            maximumOutputBytes: root["max_output_bytes"]?.integer ?? Self.defaultOutputBytes,
            artifacts: root["artifacts"]?.texts ?? [])
        order.given = root["given"]?.string.flatMap { GivenDigest($0) } ?? GivenDigest()
        order.templateDigest = root["template"]?.string
        order.reading = root["reading"].flatMap(ReadingOrder.init)
        return root["reading"] == nil || order.reading != nil ? order : nil
    }
}
