import Sessions
import TestSupport
import Testing

/// How a session within a program ends, and what it refuses.
@Suite("Embedding: the end of a session")
struct EmbeddingEndTests {
    private struct Enough: Error {}

    @Test("When the body throws, running agents end, the rest is recorded as cancelled, and a resume finishes it")
    func bodyThrows() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.waiting)
        var configuration = ground.configuration
        configuration.workers = 1
        await #expect(throws: Enough.self) {
            try await withSession(configuration) { session in
                let news = session.events
                try await session.submitBatch(["alpha.md", "beta.md"])
                _ = try await Session.news(news, until: "attempt_started")
                throw Enough()
            }
        }
        let listed = try await ground.teambot("status", "--json")
        #expect(listed.mentions("\"cancelled\"") && listed.mentions("It had not begun."), "\(listed)")
        try ground.open(2)
        let resumed = try await ground.teambot("resume")
        #expect(resumed.status == 0, "\(resumed)")
        #expect(try ground.sh("git show teambot/alpha:out-alpha.txt teambot/beta:out-beta.txt") == "alpha\nbeta")
    }

    @Test("A task that is cancelled while it waits ends its session")
    func cancelled() async throws {
        let ground = try EmbeddingProject("Alpha", script: EmbeddingProject.waiting)
        let (events, told) = AsyncStream.makeStream(of: Session.self)
        let configuration = ground.configuration
        let task = Task {
            try await withSession(configuration) { session in
                told.yield(session)
                try await session.run(["alpha.md"])
            }
        }
        let session = try #require(await events.first { _ in true })
        _ = try await Session.news(session.events, until: "attempt_started")
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await session.status.status == .cancelled)
        #expect(await session.status.executions.map(\.status) == [.cancelled])
    }

    @Test("A task that is cancelled after its body has returned does not wait for what is left")
    func cancelledAtTheEnd() async throws {
        let ground = try EmbeddingProject("Alpha", script: EmbeddingProject.waiting)
        let (events, told) = AsyncStream.makeStream(of: Session.self)
        let configuration = ground.configuration
        let task = Task {
            try await withSession(configuration) { session in
                try await session.submit("alpha.md")
                told.yield(session)
            }
        }
        let session = try #require(await events.first { _ in true })
        _ = try await Session.news(session.events, until: "session_started")
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await session.status.status == .cancelled)
    }

    @Test("CW-9: a full queue lets who submits wait, until there is room, and holds up nobody else")
    func fullQueue() async throws {
        let ground = try EmbeddingProject(
            "Alpha", "Beta", "Gamma", "Delta", "Epsilon", script: EmbeddingProject.waiting)
        var configuration = ground.configuration
        (configuration.workers, configuration.maximumQueueSize) = (1, 1)
        try await withSession(configuration) { session in
            let news = session.events
            try await session.submit("alpha.md")
            _ = try await Session.news(news, until: "attempt_started")
            try await session.submit("beta.md")
            let waiting = ["gamma", "delta", "epsilon"].map { name in Task { try await session.submit("\(name).md") } }
            let given = Task { try await session.submit("alpha.md") }
            await #expect(throws: SessionFailure.self) { try await given.value }
            #expect(await session.status.executions.count == 2)
            waiting[2].cancel()
            await #expect(throws: CancellationError.self) { try await waiting[2].value }
            try ground.open(4)
            var numbers: [Int] = []
            for task in waiting.prefix(2) { numbers.append(try await task.value) }
            #expect(numbers.sorted() == [3, 4])
            #expect(try await session.waitForCompletion().executions.allSatisfy { $0.status == .complete })
        }
    }

    @Test("Many tasks that submit at once get a number each, and all is done")
    func atOnce() async throws {
        let ground = try EmbeddingProject(script: EmbeddingProject.writing)
        let names = (0..<20).map { "Work" + String(UnicodeScalar(UInt8(97 + $0))) }
        for name in names { try ground.objective(name) }
        try await withSession(ground.configuration) { session in
            let tasks = names.map { name in Task { try await session.submit("\(name.lowercased()).md") } }
            var numbers: [Int] = []
            for task in tasks { numbers.append(try await task.value) }
            #expect(numbers.sorted() == Array(1...20))
            let overview = try await session.waitForCompletion()
            for (name, number) in zip(names, numbers) { #expect(overview.executions[number - 1].title == name) }
            #expect(overview.executions.allSatisfy { $0.status == .complete })
        }
    }

    @Test("What comes when a session has ended is refused with a sentence, and its status can still be read")
    func afterTheEnd() async throws {
        let ground = try EmbeddingProject("Alpha", script: EmbeddingProject.writing)
        let session = try await withSession(ground.configuration) { $0 }
        let failure = await #expect(throws: SessionFailure.self) { try await session.submit("alpha.md") }
        #expect(failure?.description.contains("has ended") ?? false, "\(String(describing: failure))")
        #expect(await session.status.status == .noTests)
        #expect(await session.events.reduce(0) { count, _ in count + 1 } == 0)
        #expect(try await session.waitForCompletion().executions.isEmpty)
    }

    @Test("An objective that cannot be read is refused with its sentence, with all that came with it")
    func unreadable() async throws {
        let ground = try EmbeddingProject("Alpha", script: EmbeddingProject.writing)
        try await withSession(ground.configuration) { session in
            let failure = await #expect(throws: SessionFailure.self) {
                try await session.submitBatch(["alpha.md", "missing.md"])
            }
            #expect(failure?.description.contains("missing.md") ?? false, "\(String(describing: failure))")
            await #expect(throws: SessionFailure.self) { try await session.submit("alpha.md", batches: "x") }
            await #expect(throws: SessionFailure.self) { try await session.submit("alpha.md", retries: -1) }
            #expect(await session.status.executions.isEmpty)
        }
    }

    @Test(
        "What a session cannot begin with is told in a sentence",
        arguments: [
            "no repository", "no workflow", "no program", "no workers", "no room", "no time",
            "workers without worktrees",
        ])
    func refused(_ what: String) async throws {
        let ground = try EmbeddingProject("Alpha", script: "true", isRepository: what != "no repository")
        var configuration = ground.configuration
        var word = "SessionConfiguration"
        switch what {
        case "no repository": word = "git"
        case "no workflow": (configuration.stagesFile, word) = ("missing.json", "missing.json")
        case "no program": (configuration.program, word) = ("no-such-teambot", "no-such-teambot")
        case "no workers": configuration.workers = 0
        case "no room": configuration.maximumQueueSize = 0
        case "no time": configuration.acquireTimeoutSeconds = -1
        default: (configuration.usesWorktrees, word) = (false, "workers")
        }
        let refused = configuration
        let failure = await #expect(throws: SessionFailure.self) { try await withSession(refused) { _ in } }
        let sentence = failure?.description ?? ""
        #expect(sentence.contains(word) && sentence.hasSuffix("."), "\(sentence)")
        #expect(try ground.sh("ls state/sessions 2>/dev/null || true").isEmpty)
    }
}
