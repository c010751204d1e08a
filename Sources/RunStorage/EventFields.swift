import JSONText
import StateMachine

/// One field of an event: its key in the file, and how it is written and read. The table serves both directions.
struct EventField: Sendable {
    /// The key, and the names that the Python TeamBot gave the same field in some of its events.
    let key: String
    var namesOfOld: [EventName: String] = [:]
    let write: @Sendable (Event, inout JSONWriter) -> Void
    let read: @Sendable (JSONValue, inout Event) -> Void

    static func text(
        _ key: String, _ path: any WritableKeyPath<Event, String?> & Sendable, called old: [EventName: String] = [:]
    ) -> EventField {
        EventField(
            key: key, namesOfOld: old,
            write: { if let value = $0[keyPath: path] { $1.member(old[$0.name] ?? key, value) } }
        ) { $1[keyPath: path] = $0.string }
    }

    static func integer(
        _ key: String, _ path: any WritableKeyPath<Event, Int?> & Sendable, called old: [EventName: String] = [:]
    ) -> EventField {
        EventField(
            key: key, namesOfOld: old,
            write: { if let value = $0[keyPath: path] { $1.member(old[$0.name] ?? key, value) } }
        ) { $1[keyPath: path] = $0.integer }
    }

    static func seconds(_ key: String, _ path: any WritableKeyPath<Event, Double?> & Sendable) -> EventField {
        EventField(key: key, write: { if let value = $0[keyPath: path] { $1.member(key, value) } }) {
            $1[keyPath: path] = $0.double
        }
    }

    static func flag(_ key: String, _ path: any WritableKeyPath<Event, Bool?> & Sendable) -> EventField {
        EventField(key: key, write: { if let value = $0[keyPath: path] { $1.member(key, value) } }) {
            $1[keyPath: path] = $0.bool
        }
    }

    static func word<Word: RawRepresentable<String> & SendableMetatype>(
        _ key: String, _ path: any WritableKeyPath<Event, Word?> & Sendable
    ) -> EventField {
        EventField(key: key, write: { if let value = $0[keyPath: path] { $1.member(key, value.rawValue) } }) {
            $1[keyPath: path] = $0.string.flatMap(Word.init(rawValue:))
        }
    }

    static func list(_ key: String, _ path: any WritableKeyPath<Event, [String]?> & Sendable) -> EventField {
        EventField(key: key, write: { if let value = $0[keyPath: path] { $1.member(key, value) } }) {
            $1[keyPath: path] = $0.elements?.compactMap(\.string)
        }
    }

    /// All fields, in the order in which they are written.
    static let all: [EventField] = [
        .text("run_id", \.runID), .text("feature", \.feature), .text("stage", \.stage), .text("group", \.group),
        .list("stages", \.stages), .integer("attempt", \.attempt), .word("role", \.role),
        .text(
            "agent", \.agent, called: [.agentRunning: "agent_id", .agentComplete: "agent_id", .agentFailed: "agent_id"]),
        .text("task", \.task),
        .integer("iteration", \.iteration, called: [.acceptanceMaximumReached: "iterations_used"]),
        .integer("max_iterations", \.maximumIterations), .word("outcome", \.outcome), .word("verdict", \.verdict),
        .text("runner", \.runner), .word("agent_outcome", \.agentOutcome), usage, .text("session_id", \.session),
        .text("tool", \.tool), until, .seconds("max_cost_usd", \.maximumCost),
        .integer("max_tokens", \.maximumTokens),
        .integer("exit_status", \.exitStatus), .integer("signal", \.signal), .text("result", \.resultDigest),
        .word("failure", \.failure),
        .text("error", \.error), .text("message", \.message), .text("status", \.status),
        .seconds("duration_seconds", \.durationSeconds), .seconds("elapsed_seconds", \.elapsedSeconds),
        .seconds("max_seconds", \.maximumSeconds), artifacts, .text("work_stage", \.workStage), scenarios,
        .text("scenario_id", \.scenario), .integer("passed", \.passed),
        .integer("failed", \.failed, called: [.acceptanceFixStart: "failed_count"]),
        .integer(
            "total", \.total,
            called: [
                .runtimeValidationStart: "total_scenarios", .runtimeScenarioStart: "command_count",
                .acceptanceFixComplete: "fix_output_length",
            ]), .flag("all_passed", \.allPassed), .flag("all_success", \.allSuccess),
        .word("decision", \.decision), .text("comment", \.comment), .text("by", \.by),
        .text("objective_name", \.objectiveName), .text("objective_path", \.objectiveFile),
        .text("objective_sha256", \.objectiveDigest), .text("stages_sha256", \.workflowDigest),
        .text("stages_path", \.stagesFile), .text("project", \.project), .text("base_commit", \.baseCommit),
        .integer("pid", \.pid),
    ]

    private static let usage = EventField(
        key: "usage",
        write: { event, writer in
            guard let usage = event.usage else { return }
            writer.key("usage")
            UsageText.write(usage, to: &writer)
        }, read: { value, event in event.usage = UsageText.read(value) })

    private static let until = EventField(
        key: "until", write: { if let moment = $0.until { $1.member("until", moment.description) } },
        read: { $1.until = $0.string.flatMap(Timestamp.init) })

    private static let artifacts = EventField(
        key: "artifacts",
        write: { event, writer in
            guard let artifacts = event.artifacts, !artifacts.isEmpty else { return }
            writer.key("artifacts")
            ArtifactText.write(artifacts, to: &writer)
        },
        read: { value, event in
            let artifacts = ArtifactText.read(value)
            event.artifacts = artifacts.isEmpty ? nil : artifacts
        })

    private static let scenarios = EventField(
        key: "scenarios",
        write: { event, writer in
            guard let scenarios = event.scenarios else { return }
            writer.key("scenarios")
            ScenarioText.write(scenarios, to: &writer)
        },
        read: { value, event in event.scenarios = ScenarioText.read(value) })
}

/// Scenario digests as JSON.
enum ScenarioText {
    /// Writes an array of objects.
    static func write(_ scenarios: [ScenarioDigest], to writer: inout JSONWriter) {
        writer.array { list in
            for scenario in scenarios {
                list.object {
                    $0.member("id", scenario.id)
                    $0.member("sha256", scenario.sha256)
                }
            }
        }
    }

    /// Reads what `write` has written; anything else is left out.
    static func read(_ value: JSONValue) -> [ScenarioDigest] {
        (value.elements ?? []).compactMap { entry in
            guard let id = entry["id"]?.string, let sha256 = entry["sha256"]?.string else { return nil }
            return ScenarioDigest(id: id, sha256: sha256)
        }
    }
}

/// Records of artifacts as JSON.
enum ArtifactText {
    /// Writes an array of objects.
    static func write(_ artifacts: [Artifact], to writer: inout JSONWriter) {
        writer.array { list in
            for artifact in artifacts {
                list.object {
                    $0.member("path", artifact.path)
                    $0.member("bytes", artifact.bytes)
                    $0.member("sha256", artifact.sha256)
                }
            }
        }
    }

    /// Reads what `write` has written; anything else is left out.
    static func read(_ value: JSONValue) -> [Artifact] {
        (value.elements ?? []).compactMap { entry in
            guard let path = entry["path"]?.string, let bytes = entry["bytes"]?.integer,
                let sha256 = entry["sha256"]?.string
            else { return nil }
            return Artifact(path: path, bytes: bytes, sha256: sha256)
        }
    }
}
