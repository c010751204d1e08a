import Platform
import Testing

/// Numbers and words in the files of a run that somebody has changed, checksums and all: nothing crashes on them.
@Suite struct ForgedNumberTests {
    /// A change of one line of the journal of a run that has failed.
    struct Forgery: Sendable, CustomTestStringConvertible {
        let event: String
        /// A member of the event, as it stands in the file up to its value.
        let member: String
        let value: String
        var testDescription: String { "\(member) \(value.prefix(30)) in \(event)" }
    }

    private static let numbers = [
        "9223372036854775807", "-9223372036854775808", "-1", "0", "1e308", "-1e308", "1e-308",
    ]

    @Test(
        "A forged number in the journal neither crashes status nor resume:",
        arguments: numbers.flatMap { number in
            [
                Forgery(event: "attempt_started", member: "\"attempt\":", value: number),
                Forgery(event: "run_started", member: "\"max_seconds\":", value: number),
                Forgery(event: "run_ended", member: "\"elapsed_seconds\":", value: number),
            ]
        })
    func journal(_ forgery: Forgery) throws {
        let scene = try failedRun()
        var changes = 0
        let lines = scene.read("state/widget/events.jsonl").split(separator: "\n").map { line in
            guard line.contains("\"event\":\"\(forgery.event)\"") else { return Array(line.utf8) + [10] }
            return Forged.line(String(line)) { text in
                guard let start = text.firstRange(of: forgery.member) else { return text }
                changes += 1
                let rest = text[start.upperBound...].drop { $0 != "," && $0 != "}" }
                return String(text[..<start.upperBound]) + forgery.value + String(rest)
            }
        }
        #expect(changes > 0, "\(lines.map { String(decoding: $0, as: UTF8.self) })")
        try scene.write("state/widget/events.jsonl", bytes: Array(lines.joined()))
        try call(scene)
    }

    @Test(
        "A forged number in state.json neither crashes status nor resume:",
        arguments: numbers.flatMap { number in
            ["last_event", "elapsed_seconds", "max_seconds", "attempts", "bytes", "schema_version"].map { ($0, number) }
        })
    func state(key: String, number: String) throws {
        let scene = try failedRun()
        let text = scene.read("state/widget/state.json")
        let lines = text.split(separator: "\n").map { line in
            guard let start = line.firstRange(of: "\"\(key)\":") else { return String(line) }
            let rest = line[start.upperBound...].drop { $0 != "," && $0 != "}" }
            return String(line[..<start.upperBound]) + number + String(rest)
        }
        try scene.write(
            "state/widget/state.json", bytes: Forged.state(Array((lines.joined(separator: "\n") + "\n").utf8)))
        try call(scene)
    }

    @Test(
        "A forged name in the journal leads nowhere:",
        arguments: [
            HostileName("the parent directory", ".."), HostileName("a way up", "../x"), HostileName("the root", "/"),
            HostileName("an absolute path", "/etc/passwd"), HostileName("nothing", ""),
            HostileName("a hidden name", ".x"),
            HostileName("an option", "--help"), HostileName("a reserved name", "archive"),
            HostileName("300 characters", String(repeating: "x", count: 300)),
            HostileName("an escape sequence", "\u{1B}[2J"),
            HostileName("a way to a file outside", "../../../secret"),
            HostileName("many ways up", String(repeating: "../", count: 40)),
        ])
    func names(_ hostile: HostileName) throws {
        let scene = try failedRun()
        let lines = scene.read("state/widget/events.jsonl").split(separator: "\n").map { line in
            Forged.line(String(line)) { text in
                ["run_id", "feature", "stage", "agent", "base_commit"].reduce(text) { text, key in
                    guard let start = text.firstRange(of: "\"\(key)\":\"") else { return text }
                    let rest = text[start.upperBound...].drop { $0 != "\"" }
                    return String(text[..<start.upperBound]) + String(hostile.json.dropFirst().dropLast())
                        + String(rest)
                }
            }
        }
        try scene.write("state/widget/events.jsonl", bytes: Array(lines.joined()))
        try FileSystem.removeFile(scene.project + "/state/widget/state.json")
        let around = FileSystem.list(scene.aside(""))
        try call(scene)
        let fresh = try scene.teambot("run", "objective.md", "--fresh")
        #expect((fresh.status ?? 255) < 128, "\(fresh)")
        #expect(FileSystem.list(scene.aside("")) == around)
        #expect(Set(FileSystem.list(scene.project)) == ["objective.md", "stages.json", "state"])
        #expect(Terminal.obeyed(in: fresh.said).isEmpty)
    }

    private func call(_ scene: Scene) throws {
        for call in [["status"], ["resume", "widget"]] {
            let end = try Finished.run([Scene.binary] + call, in: scene.project)
            #expect((end.status ?? 255) < 128, "\(call.joined(separator: " ")): \(end)")
        }
    }

    private func failedRun() throws -> Scene {
        let scene = try Scene(
            stages:
                #"{ "stages": { "FAIL": { "command": ["/bin/sh", "-c", "test -e done"], "retry": { "limit": 1 } } } }"#)
        #expect(try scene.teambot("run", "objective.md").status == 1)
        return scene
    }
}
