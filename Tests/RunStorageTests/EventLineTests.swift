import JSONText
import StateMachine
import Testing

@testable import RunStorage

@Suite struct EventLineTests {
    private let event = Event(.stageFailed, stage: "SPEC").with {
        $0.sequence = 7
        $0.at = Timestamp(milliseconds: 1_763_701_115_123)
        $0.failure = .acceptance
        $0.error = "line\none \"quoted\" \u{1}"
        $0.artifacts = [Artifact(path: "a.md", bytes: 3, sha256: "00")]
        $0.scenarios = [ScenarioDigest(id: "AT-001", sha256: "ff")]
        $0.stages = ["A", "B"]
        $0.durationSeconds = 0.25
        $0.allPassed = false
    }

    @Test("Artifacts of which none can be read are no artifacts, and read as they would be written")
    func unreadableArtifacts() throws {
        let plain = Array("{\"seq\":1,\"event\":\"stage_completed\",\"artifacts\":[{\"path\":\"a.md\"}]}".utf8)
        let checksum = Checksum.text(Checksum.crc32c(plain))
        let event = try #require(EventLine.decode(plain.dropLast() + Array(",\"crc\":\"\(checksum)\"}".utf8)))
        #expect(event.artifacts == nil)
        #expect(EventLine.decode(EventLine.encode(event).dropLast()) == event)
    }

    @Test("A line begins with seq, at and event, ends with crc, and reads back as it was")
    func roundTrip() throws {
        let line = EventLine.encode(event)
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.hasPrefix("{\"seq\":7,\"at\":\"2025-11-21T04:58:35.123Z\",\"event\":\"stage_failed\","))
        #expect(text.hasSuffix("\"}\n"))
        #expect(EventLine.decode(line.dropLast()) == event)
    }

    @Test("No single changed byte of a line goes unnoticed")
    func everyByte() {
        let line = Array(EventLine.encode(event).dropLast())
        for index in line.indices {
            for change: UInt8 in [1, 0x20, 0x80] {
                var damaged = line
                damaged[index] ^= change
                #expect(EventLine.decode(damaged) == nil, "byte \(index)")
            }
        }
    }

    @Test("The Python TeamBot's agent events call the agent agent_id, all others agent")
    func agentKey() {
        let running = Event(.agentRunning).with { $0.agent = "pm" }
        let started = Event(.attemptStarted).with { $0.agent = "pm" }
        #expect(String(decoding: EventLine.plain(running), as: UTF8.self).contains("\"agent_id\":\"pm\""))
        let scenarios = Event(.runtimeValidationStart).with { $0.total = 3 }
        #expect(String(decoding: EventLine.plain(scenarios), as: UTF8.self).contains("\"total_scenarios\":3"))
        let numbered = scenarios.with { $0.sequence = 1 }
        #expect(EventLine.decode(EventLine.encode(numbered).dropLast()) == numbered)
        #expect(String(decoding: EventLine.plain(started), as: UTF8.self).contains("\"agent\":\"pm\""))
    }
}
