import Configuration
import Platform
import RunStorage
import TestSupport
import Testing

/// Names of features: derived ones are always safe, given ones are looked up below the state directory or nowhere.
@Suite struct FeatureNameTests {
    private static let reserved = ["archive", "sessions", "evidence"].map { HostileName("the reserved \($0)", $0) }

    @Test(
        "An objective whose title is hostile gets a safe name",
        arguments: HostileName.all + HostileName.letters + reserved)
    func derived(_ hostile: HostileName) {
        let fallBacks = [("objective.md", ["Goal"]), (hostile.name + ".md", [hostile.name])]
        for (file, goals) in fallBacks {
            let name = FeatureName.derive(title: hostile.name, fileName: file, goals: goals)
            #expect(SafeName.isFeature(name) && name.utf8.count <= 60, "\(name)")
            #expect(!["archive", "sessions", "evidence"].contains(name))
            #expect(Terminal.obeyed(in: name).isEmpty)
        }
    }

    @Test("No run is found under, and no run gets", arguments: HostileName.all + reserved)
    func found(_ hostile: HostileName) throws {
        let directory = try TemporaryDirectory(inMemory: true)
        let state = StateDirectory(path: directory.path + "/state")
        for place in ["", "/state", "/state/archive", "/state/a", "/x"] {
            try FileSystem.makeDirectories(directory.path + place)
            try AtomicFile.write([], to: directory.path + place + "/events.jsonl")
        }
        #expect(state.run(hostile.name) == nil)
        let free = state.freeName(from: hostile.name)
        #expect(SafeName.isFeature(free) && free != hostile.name, "\(free)")
    }

    @Test(
        "status, resume, stop and approve look nowhere else for",
        arguments: [
            "../outside", "./outside/../../outside", "..", ".", "/tmp", "archive", "archive/outside", "widget/",
            "widget/../../outside", "\u{1B}[2J", "\u{202E}x", String(repeating: "x", count: 5_000), "", " ",
        ])
    func argument(_ name: String) throws {
        let scene = try Scene(stages: #"{ "stages": { "ONE": { "approval": { "question": "Go on?" } } } }"#)
        try scene.teambot("run", "objective.md")
        let copied = try scene.shell(
            "cp -r state/widget outside; mkdir state/archive; cp -r outside state/archive/outside")
        #expect(copied.status == 0, "\(copied)")
        let before = try scene.shell("find . -type f -print0 | sort -z | xargs -0 cksum")
        for arguments in [["status"], ["resume"], ["stop"], ["approve"]] {
            let verb = arguments.joined()
            let stage = verb == "approve" ? ["ONE"] : []
            let end = try Finished.run([Scene.binary, verb, "--", name] + stage, in: scene.project)
            #expect(end.status == 2, "\(verb): \(end)")
            #expect(Terminal.obeyed(in: end.said).isEmpty, "\(verb): \(end)")
        }
        #expect(try scene.shell("find . -type f -print0 | sort -z | xargs -0 cksum").text == before.text)
    }

    @Test(
        "approve knows no stage called",
        arguments: ["..", "../ONE", "", "one", "ONE ", "\u{1B}[2J", "ONE\u{202E}", "*"])
    func stage(_ name: String) throws {
        let scene = try Scene(stages: #"{ "stages": { "ONE": { "approval": { "question": "Go on?" } } } }"#)
        try scene.teambot("run", "objective.md")
        let end = try scene.teambot("approve", "--", "widget", name)
        #expect(end.status == 2, "\(end)")
        #expect(Terminal.obeyed(in: end.said).isEmpty, "\(end)")
    }
}
