import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite struct RefreshTests {
    /// A to B to C, and A to E; each leaves a file of its name.
    private static func workflow() -> Workflow {
        func stage(_ name: String, _ next: [String]) -> Stage {
            Stage(name: name, kind: .command(["true"]), artifacts: [name.lowercased() + ".md"], nextStages: next)
        }
        return Workflow(stages: [
            stage("A", ["B", "E"]), stage("B", ["C"]), stage("C", []), stage("E", []),
        ])
    }

    /// What each stage makes of what it is given; A makes what the test wants.
    private static func hands(_ shop: Workshop, a: String = "first") -> SimulatedExecutor {
        shop.hands { order, shop in
            switch order.stage {
            case "A": shop.write(a, as: "a.md")
            case "B": shop.write("b of \(shop.text("a.md"))", as: "b.md")
            case "C": shop.write("c of \(shop.text("b.md"))", as: "c.md")
            default: shop.write("e", as: "e.md")
            }
        }
    }

    private static func done() async throws -> Workshop {
        let shop = try Workshop(workflow())
        #expect(await shop.bench.run(hands(shop)) == .complete)
        #expect(try shop.staleNames() == [])
        return shop
    }

    @Test("Nothing is stale after a run, and a refresh does nothing")
    func fresh() async throws {
        let shop = try await Self.done()
        let hands = Self.hands(shop)
        #expect(await shop.bench.run(hands, refresh: true) == .complete)
        #expect(hands.started == [])
        #expect(shop.bench.live.withLock { $0 } == shop.bench.state)
    }

    @Test("An edited artifact: its stage is done again, and where that gives the same bytes the wave stops")
    func sameBytes() async throws {
        let shop = try await Self.done()
        shop.write("edited", as: "b.md")
        #expect(try shop.staleNames() == ["B", "C"])
        let hands = Self.hands(shop)
        #expect(await shop.bench.run(hands, refresh: true) == .complete)
        #expect(hands.started == ["B/2-command"])
        #expect(shop.text("b.md") == "b of first")
        #expect(try shop.staleNames() == [])
        #expect(
            shop.bench.events(.stageReopened).first?.message?.hasPrefix("Its artifact b.md has changed since: it was ")
                == true)
        #expect(!shop.bench.state.isRefreshing)
    }

    @Test("Other bytes: what depends on them is done again in order, and nothing else")
    func otherBytes() async throws {
        let shop = try await Self.done()
        shop.write("edited", as: "a.md")
        let hands = Self.hands(shop, a: "second")
        #expect(await shop.bench.run(hands, refresh: true) == .complete)
        #expect(hands.started.first == "A/2-command")
        #expect(hands.started.sorted() == ["A/2-command", "B/2-command", "C/2-command", "E/2-command"])
        #expect(hands.started.firstIndex(of: "B/2-command") ?? 9 < hands.started.firstIndex(of: "C/2-command") ?? 0)
        #expect(shop.text("c.md") == "c of b of second")
        #expect(try shop.staleNames() == [])
        #expect(shop.bench.live.withLock { $0 } == shop.bench.state)
    }

    @Test(
        "An artifact that is missing, a link or a directory is stale with what there is now",
        arguments: ["missing", "link", "directory"])
    func replaced(how: String) async throws {
        let shop = try await Self.done()
        let path = shop.bench.directory.path + "/artifacts/b.md"
        try FileSystem.removeFile(path)
        if how == "link" { SymbolicLink.make(path, to: "/etc/hostname") }
        if how == "directory" { try FileSystem.makeDirectory(path) }
        let now: FileChange.Presence = how == "missing" ? .nothing : .other("a \(how)")
        let was = shop.bench.state.stages[1].artifacts[0].sha256
        let change = FileChange(path: "b.md", was: was, now: now)
        #expect(
            try shop.stale() == [
                StaleStage(stage: "B", causes: [.artifact(change)]),
                StaleStage(stage: "C", causes: [.input(change, stage: "B")]),
            ])
        let hands = Self.hands(shop)
        #expect(await shop.bench.run(hands, refresh: true) == .complete)
        #expect(hands.started == ["B/2-command"])
        #expect(try shop.staleNames() == [])
    }

    @Test("A file that was edited before it was read is told, and its reader is stale once the file is what it was")
    func readEdited() async throws {
        let shop = try Workshop(Self.workflow())
        let first = shop.hands { order, shop in
            shop.write(order.stage, as: order.stage.lowercased() + ".md")
            // A stranger is faster than whoever comes next.
            if order.stage == "B" { shop.write("edited", as: "a.md") }
        }
        #expect(await shop.bench.run(first) == .complete)
        let told = shop.bench.events(.artifactsChanged)
        #expect(told.allSatisfy { $0.workStage == "A" } && told.count == 1)
        #expect(try shop.staleNames().contains("A"))
        shop.write("A", as: "a.md")
        #expect(try shop.staleNames().contains("C"))
        #expect(try !shop.staleNames().contains("A"))
    }

    @Test("Two stages that change each other's artifacts come to an end, and that is told")
    func eachOther() async throws {
        let workflow = Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), artifacts: ["a.md"], nextStages: ["B"]),
            Stage(name: "B", kind: .command(["true"]), artifacts: ["b.md"]),
        ])
        let shop = try Workshop(workflow)
        let hands = shop.hands { order, shop in
            shop.write("\(order.stage) \(order.number)", as: "a.md")
            shop.write("\(order.stage) \(order.number)", as: "b.md")
        }
        #expect(await shop.bench.run(hands) == .complete)
        let outcome = await shop.bench.run(hands, refresh: true)
        guard case .stale(let sentence) = outcome else {
            Issue.record("It ended with \(outcome)")
            return
        }
        #expect(sentence.contains("A"))
        #expect(outcome.exitCode == 1)
        #expect(hands.started.count <= 6)
    }

    @Test("Whatever was written last before a crash, a plain resume goes on with the refresh")
    func crashes() async throws {
        for extra in 1...40 {
            let shop = try await Self.done()
            shop.write("edited", as: "a.md")
            let length = shop.bench.events.withLock { $0.count }
            let hands = Self.hands(shop, a: "second")
            let outcome = await shop.bench.run(hands, failsAt: length + extra, refresh: true)
            if outcome == .complete { break }
            let next = shop.resumed()
            let isBegun = next.bench.state.isRefreshing
            let last = await next.bench.run(Self.hands(next, a: "second"), refresh: isBegun ? nil : true)
            #expect(last == .complete, "after \(extra) events: \(last)")
            #expect(try next.staleNames() == [], "after \(extra) events")
            #expect(next.text("c.md") == "c of b of second", "after \(extra) events")
        }
    }

    @Test("A stage that is still to be done does not begin behind one that is stale")
    func behind() async throws {
        let shop = try Workshop(Self.workflow())
        let failing = SimulatedExecutor { order in
            shop.write(order.stage == "A" ? "first" : order.stage, as: order.stage.lowercased() + ".md")
            return SimulatedExecutor.exit(order.stage == "C" ? 1 : 0)
        }
        #expect(await shop.bench.run(failing) == .stageFailed)
        shop.write("edited", as: "a.md")
        let hands = Self.hands(shop, a: "second")
        #expect(await shop.resumed().bench.run(hands, refresh: true) == .complete)
        #expect(hands.started.first == "A/2-command")
        #expect(shop.text("c.md") == "c of b of second")
    }

    @Test("A stage without artifacts counts as changed when it was done again")
    func withoutArtifacts() async throws {
        let workflow = Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), artifacts: ["a.md"], nextStages: ["B"]),
            Stage(name: "B", kind: .command(["true"]), nextStages: ["C"]),
            Stage(name: "C", kind: .command(["true"]), artifacts: ["c.md"]),
        ])
        let shop = try Workshop(workflow)
        let first = shop.hands { order, shop in shop.write("1", as: order.stage.lowercased() + ".md") }
        #expect(await shop.bench.run(first) == .complete)
        shop.write("edited", as: "a.md")
        let second = shop.hands { order, shop in shop.write("2", as: order.stage.lowercased() + ".md") }
        #expect(await shop.bench.run(second, refresh: true) == .complete)
        #expect(second.started == ["A/2-command", "B/2-command", "C/2-command"])
        #expect(try shop.staleNames() == [])
    }

    @Test("A refresh goes on behind a failure that stops nothing")
    func continuing() async throws {
        var lint = Stage(name: "LINT", kind: .command(["false"]), nextStages: ["BUILD"])
        lint.continuesOnFailure = true
        let workflow = Workflow(stages: [lint, Stage(name: "BUILD", kind: .command(["true"]))])
        let shop = try Workshop(workflow)
        let hands = SimulatedExecutor { SimulatedExecutor.exit($0.stage == "LINT" ? 1 : 0) }
        #expect(await shop.bench.run(hands, failsAt: 3) != .stageFailed)
        let next = shop.resumed()
        #expect(await next.bench.run(hands, refresh: true) == .stageFailed)
        #expect(hands.started.last == "BUILD/1-command")
        #expect(!next.bench.state.isRefreshing)
    }

    @Test("A stage with inputs depends on the files that fit, of the project too, and on nothing else")
    func inputs() async throws {
        var reader = Stage(name: "B", kind: .command(["true"]), artifacts: ["b.md"])
        reader.inputs = ["src/**", "x.md"]
        let workflow = Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), artifacts: ["a.md", "x.md"], nextStages: ["B"]), reader,
        ])
        let shop = try Workshop(workflow)
        let source = shop.bench.directory.path + "/src/main.c"
        try FileSystem.makeDirectories(FileSystem.parent(of: source))
        try AtomicFile.write(Array("one".utf8), to: source)
        let hands = shop.hands { order, shop in
            for name in order.stage == "A" ? ["a.md", "x.md"] : ["b.md"] { shop.write("1", as: name) }
        }
        #expect(await shop.bench.run(hands) == .complete)
        #expect(shop.bench.state.stages[1].inputs.map(\.path) == ["x.md", "src/main.c"])
        shop.write("edited", as: "a.md")
        #expect(try shop.staleNames() == ["A"])
        try AtomicFile.write(Array("two".utf8), to: source)
        let stale = try shop.stale()
        #expect(stale.map(\.stage) == ["A", "B"])
        let was = Digest.sha256("one".utf8)
        let now = FileChange.Presence.file(sha256: Digest.sha256("two".utf8))
        #expect(stale.last?.causes == [.input(FileChange(path: "src/main.c", was: was, now: now), stage: nil)])
        #expect(await shop.bench.run(hands, refresh: true) == .complete)
        #expect(hands.started.suffix(2) == ["A/2-command", "B/2-command"])
        #expect(try shop.staleNames() == [])
        try FileSystem.rename(source, to: source + "-away")
        try FileSystem.makeDirectory(source)
        let second = Digest.sha256("two".utf8)
        let directory = StaleCause.input(
            FileChange(path: "src/main.c", was: second, now: .other("a directory")), stage: nil)
        #expect(try shop.stale().last?.causes.contains(directory) == true)
    }
}
