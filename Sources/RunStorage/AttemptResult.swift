import JSONText
package import StateMachine

/// `result.json`: how an attempt ended, written last by its supervisor alone.
package struct AttemptResult: Sendable, Equatable {
    /// What ended the attempt.
    package enum Reason: String, Sendable {
        case exited
        case timeout
        case runLimit = "run_limit"
        case cancelled
        case spawnFailed = "spawn_failed"
        /// It has used up what it was given; its supervisor ended it.
        case budget
        /// It tried on although nothing could come of it, as without a key; its supervisor ended it.
        case hopeless
    }

    /// Which attempt it is about: all that is left to tell it where a power cut has taken the journal's end.
    package var identity: AttemptIdentity?
    /// What ended it.
    package var reason: Reason
    /// Nil when a signal ended it, or it never started.
    package var exitStatus: Int?
    /// The signal that ended it.
    package var signal: Int?
    /// Why it could not start.
    package var error: String?
    package var startedAt: Timestamp
    package var finishedAt: Timestamp
    /// Seconds on a clock that is never set.
    package var durationSeconds: Double
    /// Bytes printed on standard output, kept or not.
    package var outputBytes = 0
    /// Bytes printed on standard error, kept or not.
    package var errorBytes = 0
    /// Whether the middle of standard output was dropped.
    package var isOutputTruncated = false
    /// Whether the middle of standard error was dropped.
    package var isErrorTruncated = false
    /// Whether something that was to be kept of an output could not be written.
    package var isOutputLost = false
    /// The digest of what is kept of standard output; nil when nothing was printed.
    package var outputDigest: String?
    /// The digest of what is kept of standard error; nil when nothing was printed.
    package var errorDigest: String?
    /// Processor seconds in user mode, of the attempt and its children.
    package var userSeconds = 0.0
    /// Processor seconds in the system, of the attempt and its children.
    package var systemSeconds = 0.0
    /// The largest peak memory of one of its processes.
    package var peakKilobytes = 0

    /// Processes that the attempt has left behind and that could not be ended, because they belong to somebody else.
    package var survivors: [Int] = []
    /// What the agent's program has told of its own work; nil where nothing but its exit status counts.
    package var agent: AgentRecord?

    /// Makes a result; the counts are filled in by who knows them.
    package init(reason: Reason, startedAt: Timestamp, finishedAt: Timestamp, durationSeconds: Double) {
        self.reason = reason
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.durationSeconds = durationSeconds
    }

    /// What it means for the run. An end that the engine brought about says nothing about the stage.
    package var outcome: AttemptOutcome {
        switch reason {
        case .exited, .hopeless: exitedOutcome
        case .timeout: .timedOut
        case .runLimit, .cancelled: .interrupted
        // Many tell what they have used with their last word: work that is finished and paid is taken.
        case .budget: agent?.outcome == .completed ? .succeeded : .interrupted
        case .spawnFailed: .failed
        }
    }

    /// The exit status alone counts only where there is nothing better: a program that lies about its end is not believed.
    private var exitedOutcome: AttemptOutcome {
        guard let agent else { return exitStatus == 0 ? .succeeded : .failed }
        switch agent.outcome {
        case .completed: return .succeeded
        case .rateLimited, .overloaded, .unknownSession, .budgetLimit: return .interrupted
        default: return .failed
        }
    }

    /// The file's content.
    package func encode() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema_version", 1)
            identity?.write(to: &writer)
            writer.member("reason", reason.rawValue)
            writer.member("exit_status", exitStatus)
            writer.member("signal", signal)
            writer.member("error", error)
            writer.member("started_at", startedAt.description)
            writer.member("finished_at", finishedAt.description)
            writer.member("duration_seconds", durationSeconds)
            writer.member("stdout_bytes", outputBytes)
            writer.member("stderr_bytes", errorBytes)
            writer.member("stdout_truncated", isOutputTruncated)
            writer.member("stderr_truncated", isErrorTruncated)
            writer.member("output_lost", isOutputLost)
            writer.member("stdout_sha256", outputDigest)
            writer.member("stderr_sha256", errorDigest)
            writer.member("user_seconds", userSeconds)
            writer.member("system_seconds", systemSeconds)
            writer.member("max_rss_kb", peakKilobytes)
            if let agent {
                writer.key("reading")
                agent.write(to: &writer)
            }
            guard !survivors.isEmpty else { return }
            writer.key("survivors")
            writer.array { list in for pid in survivors { list.integer(pid) } }
        }
        return writer.bytes + [10]
    }

    /// Reads the file's content; nil when it is not whole.
    package static func decode(_ bytes: [UInt8]) -> AttemptResult? {
        guard let root = try? JSONReader.read(bytes),
            let reason = root["reason"]?.string.flatMap(Reason.init(rawValue:)),
            let started = root["started_at"]?.string.flatMap(Timestamp.init),
            let finished = root["finished_at"]?.string.flatMap(Timestamp.init),
            let duration = root["duration_seconds"]?.double
        else { return nil }
        var result = AttemptResult(
            reason: reason, startedAt: started, finishedAt: finished, durationSeconds: duration)
        result.identity = AttemptIdentity(root)
        result.exitStatus = root["exit_status"]?.integer
        result.signal = root["signal"]?.integer
        result.error = root["error"]?.string
        result.outputBytes = root["stdout_bytes"]?.integer ?? 0
        result.errorBytes = root["stderr_bytes"]?.integer ?? 0
        result.isOutputTruncated = root["stdout_truncated"]?.bool ?? false
        result.isErrorTruncated = root["stderr_truncated"]?.bool ?? false
        result.isOutputLost = root["output_lost"]?.bool ?? false
        result.outputDigest = root["stdout_sha256"]?.string
        result.errorDigest = root["stderr_sha256"]?.string
        result.userSeconds = root["user_seconds"]?.double ?? 0
        result.systemSeconds = root["system_seconds"]?.double ?? 0
        result.peakKilobytes = root["max_rss_kb"]?.integer ?? 0
        result.survivors = root["survivors"]?.elements?.compactMap(\.integer) ?? []
        // What cannot be understood is no success, whatever the exit status.
        result.agent = root["reading"].map {
            AgentRecord($0) ?? AgentRecord(.agentError, sentence: "What its program has told cannot be understood.")
        }
        return result
    }
}
