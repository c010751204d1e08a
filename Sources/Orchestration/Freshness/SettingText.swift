import Execution
import JSONText
import StateMachine

/// Settings of a stage as they stand in `stages.json`, on one line.
enum SettingText {
    /// The text of `when`; the values of secret variables are told apart and never shown.
    static func text(_ condition: Condition) -> String {
        made { object in
            if !condition.artifactExists.isEmpty { object.member("artifact_exists", condition.artifactExists) }
            if !condition.artifactContains.isEmpty {
                object.key("artifact_contains")
                object.object { passages in
                    for passage in condition.artifactContains { passages.member(passage.artifact, passage.text) }
                }
            }
            if !condition.changed.isEmpty { object.member("changed", condition.changed) }
            if !condition.environment.isEmpty {
                object.key("env")
                write(condition.environment, to: &object)
            }
            if let ending = condition.exitStatus {
                object.key("exit_status")
                object.object { ends in
                    ends.member("command", ending.command)
                    ends.member("status", ending.status)
                }
            }
        }
    }

    /// The text of `paths`: where a command's JSON has what.
    static func text(_ output: CommandOutput) -> String {
        made { object in
            object.member("reply", output.reply)
            for (key, path) in [
                ("cost_usd", output.costUSD), ("input_tokens", output.inputTokens),
                ("output_tokens", output.outputTokens), ("cached_tokens", output.cachedTokens),
                ("session", output.session),
            ] where path != nil { object.member(key, path) }
        }
    }

    private static func write(_ variables: [Condition.Variable], to object: inout JSONWriter) {
        guard variables.contains(where: { $0.value != nil }) else {
            return object.array { names in for variable in variables { names.string(variable.name) } }
        }
        object.object { values in
            for variable in variables {
                values.member(
                    variable.name,
                    variable.value.map { SecretMask.isSecret(variable.name) ? "(\(TextDigest.short($0)))" : $0 })
            }
        }
    }

    private static func made(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.object(body)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
