import JSONText
import Platform
import StateMachine
import Testing

@testable import RunStorage

@Suite struct StateFileTests {
    private let workflow = Workflow(
        stages: [
            Stage(name: "A", nextStages: ["B", "C"]), Stage(name: "B", nextStages: ["D"]),
            Stage(name: "C", nextStages: ["D"]), Stage(name: "D"),
        ],
        groups: [ParallelGroup(name: "pair", after: "A", stages: ["B", "C"], before: "D")])

    private func state() -> RunState {
        var state = RunState(of: workflow)
        let facts = [
            Event(.runStarted).with {
                $0.runID = "r1"
                $0.feature = "f"
                $0.maximumSeconds = 60
                $0.maximumCost = 2.5
                $0.maximumTokens = 1_000_000
            },
            Event(.stageStarted, stage: "A"),
            Event(.stageCompleted, stage: "A").with {
                $0.artifacts = [Artifact(path: "a.md", bytes: 1, sha256: "aa")]
            },
            Event(.stageStarted, stage: "B"),
            Event(.attemptStarted, stage: "B").with { $0.agent = "dev" },
            Event(.toolCall, stage: "B").with { $0.message = "Bash: ls" },
            Event(.stageStarted, stage: "C"),
            Event(.attemptStarted, stage: "C").with { $0.agent = "rev" },
            Event(.agentMessage, stage: "C").with { $0.message = "looking" },
            Event(.attemptEnded, stage: "B").with {
                $0.attempt = 1
                $0.agent = "dev"
                $0.outcome = .failed
                $0.usage = Usage(inputTokens: 10, outputTokens: 2, cachedTokens: 1, costUSD: 0.25)
                $0.session = "s"
                $0.runner = "claude"
            },
            Event(.stageFailed, stage: "B").with { $0.error = "no \"luck\"" },
        ]
        for (index, fact) in facts.enumerated() {
            state.apply(
                fact.with {
                    $0.sequence = index + 1
                    $0.at = Timestamp(milliseconds: Int64(index) * 1_000)
                }, in: workflow)
        }
        return state
    }

    private func text() -> [UInt8] {
        var text = StateText(of: workflow)
        return text.render(state())
    }

    @Test("The state file begins with schema_version, gives a stage one line and ends with its checksum")
    func form() throws {
        let lines = String(decoding: text(), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines[1] == "\"schema_version\": 1,")
        #expect(lines.filter { $0.hasPrefix("\"B\": {\"status\":\"failed\",\"attempts\"") }.count == 1)
        #expect(lines.dropLast().last?.hasPrefix("\"checksum\": \"") == true)
        let root = try JSONReader.read(text())
        #expect(root["parallel_group_status"]?["pair"]?["stages"]?["B"]?["error"]?.string == "no \"luck\"")
        #expect(root["usage"]?["cost_usd"]?.double == 0.25)
    }

    @Test("What a conversation has used reads back")
    func conversation() {
        var before = state()
        before.apply(
            Event(.attemptEnded, stage: "B").with {
                $0.agent = "a"
                $0.runner = "codex"
                $0.session = "s"
                $0.usage = Usage(inputTokens: 3, outputTokens: 2, costUSD: 0.25)
            }, in: workflow)
        var text = StateText(of: workflow)
        guard case .state(let read) = StateReading.read(text.render(before), of: workflow) else {
            Issue.record("not readable")
            return
        }
        #expect(read.agents["a"] == before.agents["a"])
        #expect(read.agents["a"]?.sessionUsage == Usage(inputTokens: 3, outputTokens: 2, costUSD: 0.25))
    }

    @Test("The state reads back as it was written")
    func roundTrip() throws {
        guard case .state(let read) = StateReading.read(text(), of: workflow) else {
            Issue.record("not readable")
            return
        }
        var again = StateText(of: workflow)
        #expect(again.render(read) == text())
    }

    @Test("Lines that are kept between calls are renewed when their stage changes")
    func keptLines() {
        var kept = StateText(of: workflow)
        _ = kept.render(RunState(of: workflow))
        #expect(kept.render(state()) == text())
    }

    @Test("No single changed byte of a state file is believed")
    func everyByte() {
        let bytes = text()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            guard case .state(let read) = StateReading.read(damaged, of: workflow) else { continue }
            #expect(read == state(), "byte \(index)")
        }
    }

    @Test("No truncation of a state file is believed")
    func truncations() {
        let bytes = text()
        for length in 0..<(bytes.count - 1) {
            if case .state = StateReading.read(Array(bytes.prefix(length)), of: workflow) {
                Issue.record("believed at \(length) bytes")
            }
        }
    }

    @Test("A file of a newer teambot is refused, whatever else it holds")
    func newer() {
        let bytes = Array("{\"schema_version\": 2, \"anything\": true}".utf8)
        guard case .tooNew(2, line: 1) = StateReading.read(bytes, of: workflow) else {
            Issue.record("not refused")
            return
        }
    }

    @Test("A file without parallel_group_status, or with unknown keys, loads")
    func olderAndNewerKeys() {
        let body =
            "{\n\"schema_version\": 1,\n\"run_id\": \"r\",\n\"status\": \"in_progress\",\n\"last_event\": 3,\n\"moon\": 1,\n"
            + "\"stages\": {\n\"A\": {\"status\":\"completed\",\"tide\":2}\n},\n"
        let checksum = Checksum.text(Checksum.crc32c(Array(body.utf8)))
        guard
            case .state(let read) = StateReading.read(
                Array((body + "\"checksum\": \"\(checksum)\"\n}\n").utf8), of: workflow)
        else {
            Issue.record("not readable")
            return
        }
        #expect(read.stages[0].status == .completed)
        #expect(read.lastEvent == 3)
    }
}
