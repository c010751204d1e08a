import Execution
import Platform
import RunStorage
import StateMachine
import TestSupport
import Testing

@testable import Orchestration

@Suite struct GivenTests {
    private static func pair() -> Workflow {
        Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), artifacts: ["a.md"], nextStages: ["B"]),
            Stage(name: "B", kind: .command(["true"]), artifacts: ["b.md"]),
        ])
    }

    private static func hands(_ shop: Workshop) -> SimulatedExecutor {
        shop.hands { order, shop in shop.write(order.stage, as: order.stage.lowercased() + ".md") }
    }

    @Test("Stages without artifacts before them record nothing, and no file of stamps is left")
    func plain() async throws {
        let workflow = Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), nextStages: ["B"]), Stage(name: "B", kind: .command(["true"])),
        ])
        let shop = try Workshop(workflow)
        #expect(await shop.bench.run(Self.hands(shop)) == .complete)
        #expect(shop.bench.events(.stageCompleted).allSatisfy { $0.given?.isEmpty ?? true })
        #expect(FileSystem.kind(shop.bench.directory.path + "/stamps") == nil)
        let order = AttemptDirectory(path: shop.bench.directory.path + "/attempts/B/01-command").readOrder()
        #expect(order?.given.isEmpty == true)
    }

    @Test("An attempt that ended while no engine was there has read what was there when it began")
    func adopted() async throws {
        let shop = try Workshop(Self.pair())
        #expect(await shop.bench.run(Self.hands(shop)) == .complete)
        shop.bench.events.withLock { events in
            let cut = events.lastIndex { $0.name == .attemptEnded } ?? 0
            events = Array(events.prefix(cut))
        }
        shop.write("edited meanwhile", as: "a.md")
        let next = shop.resumed()
        let hands = Self.hands(next)
        #expect(await next.bench.run(hands) == .complete)
        #expect(hands.started == [])
        #expect(try next.staleNames() == ["A", "B"])
        next.write("A", as: "a.md")
        #expect(try next.staleNames() == [])
    }

    @Test("Stamps that an engine has left are believed only of files that nobody has touched")
    func stamps() async throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/a.md"
        try AtomicFile.write(Array("one".utf8), to: file)
        let root = try Directory.open(directory.path)
        let stamp = try #require(root.stamp(of: "a.md"))
        // What was written just now may be written again within the same step of the clock.
        for _ in 0..<10_000 where !stamp.isSettled { try await Task.sleep(for: .milliseconds(1)) }
        try #require(stamp.isSettled)
        let known = KnownDigests()
        known.keep("wrong on purpose".padding(64), of: "a.md", stamp)
        known.save(to: directory.path + "/stamps")
        var look = FileLook(root, known: KnownDigests(at: directory.path + "/stamps"))
        #expect(look.presence(of: "a.md") == .file(sha256: "wrong on purpose".padding(64)))
        try AtomicFile.write(Array("two".utf8), to: file)
        #expect(look.presence(of: "a.md") == .file(sha256: Digest.sha256("two".utf8)))
        try AtomicFile.write(Array("not a stamp\n\u{0} 1 2 3\n".utf8), to: directory.path + "/stamps")
        look = FileLook(root, known: KnownDigests(at: directory.path + "/stamps"))
        #expect(look.presence(of: "a.md") == .file(sha256: Digest.sha256("two".utf8)))
    }

    @Test("A fix of a review without a mapping revises all that it has judged, and nobody is taken for a stranger")
    func unmappedFix() async throws {
        func work(_ name: String) -> Stage {
            Stage(
                name: name, kind: .command(["true"]), artifacts: [name.lowercased() + ".md"], nextStages: ["REVIEW"])
        }
        let review = Stage(name: "REVIEW", kind: .review, workAgent: "builder-1", reviewAgent: "reviewer")
        let shop = try Workshop(Workflow(stages: [work("A"), work("B"), review]))
        let hands = shop.hands { order, shop in
            switch order.role {
            case .fix:
                shop.say("done", in: order)
                shop.write("fixed", as: "b.md")
            case .review:
                shop.say(order.number == 1 ? "REJECTED: no\n" : "VERIFIED_APPROVED: yes\n", in: order)
            default: shop.write(order.stage, as: order.stage.lowercased() + ".md")
            }
        }
        #expect(await shop.bench.run(hands) == .complete)
        #expect(shop.bench.events(.artifactsRevised).map(\.workStage) == ["B"])
        #expect(shop.bench.events(.artifactsChanged).isEmpty)
        #expect(shop.bench.state.stages.map(\.revision) == [0, 1, 0])
        #expect(try shop.staleNames() == [])
    }

    @Test("That a stage without artifacts was done again is a cause of its own")
    func redone() async throws {
        let workflow = Workflow(stages: [
            Stage(name: "A", kind: .command(["true"]), nextStages: ["B"]),
            Stage(name: "B", kind: .command(["true"]), artifacts: ["b.md"]),
        ])
        let shop = try Workshop(workflow)
        #expect(await shop.bench.run(Self.hands(shop)) == .complete)
        shop.bench.events.withLock { events in
            events.append(Event(.stageReopened, stage: "A").with { $0.sequence = events.count + 1 })
        }
        #expect(await shop.resumed().bench.run(Self.hands(shop)) == .complete)
        #expect(try shop.stale() == [StaleStage(stage: "B", causes: [.redone(stage: "A")])])
    }
}

extension String {
    /// The text with blanks after it up to a length, without any that would end a word.
    fileprivate func padding(_ length: Int) -> String {
        let text = replacing(" ", with: "-")
        return text + String(repeating: "-", count: max(0, length - text.count))
    }
}
