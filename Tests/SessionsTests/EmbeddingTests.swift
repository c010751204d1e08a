import Platform
import Sessions
import TestSupport
import Testing

/// What a Swift program does with a session.
@Suite("Embedding: a session within a program")
struct EmbeddingTests {
    @Test("The example of the documentation does what it says, in a program of its own")
    func documented() async throws {
        let ground = try EmbeddingProject("Parser", "Printer", "Manual", script: EmbeddingProject.writing)
        let end = try await ground.example()
        #expect(end.status == 0, "\(end)")
        #expect(
            end.output.split(separator: "\n") == [
                "1 Parser complete teambot/parser", "2 Printer complete teambot/printer",
                "3 Manual complete teambot/manual",
            ])
    }

    @Test("The example in the documentation is the one that is tried")
    func sameExample() throws {
        let tests = FileSystem.parent(of: FileSystem.parent(of: #filePath))
        func text(_ path: String) throws -> String { String(decoding: try FileSystem.read(path), as: UTF8.self) }
        let page = try text(FileSystem.parent(of: tests) + "/Sources/teambot/Documentation.docc/Sessions.md")
        #expect(page.contains("```swift\n" + (try text(tests + "/SessionExample/Night.swift")) + "```\n"))
    }

    @Test("Objectives are submitted, waited for and looked at; what the user has stays as it is")
    func simple() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", "Gamma", script: EmbeddingProject.writing)
        let overview = try await withSession(ground.configuration) { session in
            let number = try await session.submit("alpha.md", priority: 1)
            #expect(number == 1)
            #expect(try await session.submitBatch([ground.path + "/beta.md", "gamma.md"]) == [2, 3])
            return try await session.waitForCompletion()
        }
        #expect(overview.executions.map(\.status) == [.complete, .complete, .complete])
        #expect(overview.executions.map(\.title) == ["Alpha", "Beta", "Gamma"])
        #expect(overview.successRate == 100 && overview.workers.count == 3)
        for execution in overview.executions {
            let (branch, commit) = (try #require(execution.branch), try #require(execution.commit))
            #expect(try ground.sh("git rev-parse \(branch)") == commit)
        }
        #expect(try ground.sh("git status --porcelain --untracked-files=no; git branch --show-current") == "main")
        #expect(try ground.sh("git worktree list | wc -l | tr -d ' '") == "1")
    }

    @Test("Objectives of a batch wait for those that they need, whatever their order, and in a queue of one, too")
    func needs() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.writing)
        try ground.objective("Alpha", "needs: [gamma.md]")
        try ground.objective("Gamma", "needs: [beta.md]")
        var configuration = ground.configuration
        configuration.maximumQueueSize = 1
        try await withSession(configuration) { session in
            let news = session.events
            #expect(try await session.submitBatch(["alpha.md", "beta.md", "gamma.md"]) == [3, 1, 2])
            #expect(try await session.waitForCompletion().status == .running)
            let started = try await Session.news(news, until: "execution_started", count: 3)
                .filter { $0.name == "execution_started" }
            #expect(started.map(\.execution) == [1, 2, 3])
        }
    }

    @Test("CW-13: what is run a second time in a session is done a second time, and nothing of the first is returned")
    func twice() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.writing)
        try await withSession(ground.configuration) { session in
            let first = try await session.run(["alpha.md"])
            #expect(first.map(\.number) == [1])
            let second = try await session.run(["beta.md", "alpha.md"])
            #expect(second.map(\.number) == [2, 3])
            #expect(second.map(\.title) == ["Beta", "Alpha"])
            #expect(second.map(\.status) == [.complete, .complete])
            #expect(second[1].runID != first[0].runID && second[1].branch != first[0].branch)
            #expect(await session.status.executions.count == 3)
        }
    }

    @Test("The status tells who works on what, while it does")
    func status() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.waiting)
        var configuration = ground.configuration
        configuration.workers = 1
        let session = try await withSession(configuration) { session in
            #expect(await session.status.executions.isEmpty)
            let news = session.events
            try await session.submitBatch(["alpha.md", "beta.md"])
            _ = try await Session.news(news, until: "attempt_started")
            let status = await session.status
            #expect(status.status == .running && status.id == session.id)
            #expect(status.executions.map(\.status) == [.running, .queued])
            #expect(status.workers.map(\.execution) == [1])
            #expect(try await ground.teambot("status", session.id).mentions("Alpha"))
            try ground.open(2)
            return session
        }
        let end = await session.status
        #expect(end.status == .complete && end.executions.map(\.status) == [.complete, .complete])
        #expect(try ground.sh("ls '\(session.directory)'").contains("report.html"))
    }

    @Test("News come in order, those of an objective's run among them, and end with the session")
    func events() async throws {
        let ground = try EmbeddingProject("Alpha", script: EmbeddingProject.writing)
        let reading = try await withSession(ground.configuration) { session in
            let news = session.events
            try await session.submit("alpha.md")
            return Task { await news.reduce(into: [SessionNews]()) { $0.append($1) } }
        }
        let news = await reading.value
        let own = news.filter { !$0.isOfRun }.map(\.name)
        #expect(own.first == "session_started" && own.last == "session_ended", "\(own)")
        #expect(own.filter { $0 == "session_started" }.count == 1)
        #expect(
            own.filter { $0.hasPrefix("execution_") && $0 != "execution_placed" }
                == ["execution_queued", "execution_started", "execution_ended"])
        #expect(news.filter(\.isOfRun).allSatisfy { $0.execution == 1 })
        #expect(news.filter(\.isOfRun).map(\.name).contains("stage_completed"))
        #expect(news.first { $0.name == "execution_queued" }?.execution == 1)
        #expect(news.last?.status == "complete")
    }

    @Test("Two sessions at once in one program do not touch each other")
    func twoSessions() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.writing)
        let configuration = ground.configuration
        async let one = withSession(configuration) { try await $0.run(["alpha.md"]) }
        async let other = withSession(configuration) { try await $0.run(["beta.md"]) }
        let both = try await one + other
        #expect(both.map(\.title) == ["Alpha", "Beta"])
        #expect(both.map(\.status) == [.complete, .complete])
        #expect(both.map(\.number) == [1, 1])
    }

    @Test("Other processes hand in objectives, too, and each gets a number of its own")
    func shared() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.writing)
        try await withSession(ground.configuration) { session in
            let end = try await ground.teambot("submit", "alpha.md", "--session", session.id)
            #expect(end.status == 0, "\(end)")
            #expect(try await session.run(["beta.md"]).map(\.number) == [2])
            #expect(try await session.waitForCompletion().executions.map(\.status) == [.complete, .complete])
        }
    }

    @Test("A branch for all of them is there when the session has ended")
    func integration() async throws {
        let ground = try EmbeddingProject("Alpha", "Beta", script: EmbeddingProject.writing)
        var configuration = ground.configuration
        configuration.integrates = true
        let session = try await withSession(configuration) { session in
            try await session.submitBatch(["alpha.md", "beta.md"])
            return session
        }
        let end = await session.status
        #expect(end.executions.map(\.integration) == ["merged", "merged"])
        let branch = try #require(end.integrationBranch)
        #expect(try ground.sh("git diff --name-only main \(branch)") == "out-alpha.txt\nout-beta.txt")
    }
}
