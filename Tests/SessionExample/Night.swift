import Sessions

@main
struct Night {
    static func main() async throws {
        var configuration = SessionConfiguration(project: ".")
        configuration.workers = 2
        try await withSession(configuration) { session in
            try await session.submit("parser.md", priority: 1)
            try await session.submitBatch(["printer.md", "manual.md"])
            let overview = try await session.waitForCompletion()
            for objective in overview.executions {
                print(objective.number, objective.title, objective.status, objective.branch ?? "")
            }
        }
    }
}
