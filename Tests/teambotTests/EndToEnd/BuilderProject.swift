import JSONText
import Platform
import StateMachine
import TestSupport

/// A project in a git repository, with a plan and two builders whose tasks are small scripts.
struct BuilderProject {
    let project: TemporaryProject

    /// Makes a repository with some files, a plan, and for each task what is done in it.
    ///
    /// - Parameters:
    ///   - acts: scripts by task; `fix` is what the work agent does about a conflict.
    ///   - keys: more keys of the stage that is shared.
    init(plan: String, acts: [String: String], keys: String = "", top: String = "", isRepository: Bool = true) throws {
        project = try TemporaryProject()
        try FileSystem.makeDirectory(project.aside("acts"))
        for (task, script) in acts { try write("acts/\(task)", script) }
        try write("plan", plan)
        try write("agent", Self.agent)
        var stages = StagesText().agent("pm", "cat \(aside("plan")) >$TEAMBOT_ARTIFACTS_DIR/plan.md", persona: "pm")
        for builder in ["builder-1", "builder-2"] {
            stages = stages.agent(builder, "HERE=\(aside("")) . \(aside("agent"))")
        }
        stages = stages.stage("PLAN", "\"work_agent\": \"pm\", \"artifacts\": [\"plan.md\"]", next: "BUILD").stage(
            "BUILD",
            "\"work_agent\": \"builder-1\", \"parallel_agents\": [\"builder-1\", \"builder-2\"]"
                + (keys.isEmpty ? "" : ", " + keys))
        try project.write("stages.json", (top.isEmpty ? stages : stages.with(top)).text)
        try project.write("shared.txt", "first\nsecond\nthird\n")
        try project.write("old.txt", "something old\n")
        try project.write(".gitignore", "ignored*\n")
        guard isRepository else { return }
        try git("init", "-q")
        try git("add", "-A")
        try git("-c", "user.name=user", "-c", "user.email=u@x", "commit", "-q", "-m", "Start")
    }

    /// Does what its task says; says who has done it.
    private static let agent = """
        PROMPT=$(cat)
        T=$(printf '%s\\n' "$PROMPT" | sed -n 's/^## Your task of the plan: task //p')
        if test $TEAMBOT_ROLE = fix; then T=fix; fi
        echo "$TEAMBOT_AGENT ${T:-all}" >>$HERE/log
        printf '%s' "$PROMPT" >$HERE/prompt-${T:-all}
        cd "$PWD"; . $HERE/acts/${T:-all}
        """

    /// A place beside the project.
    func aside(_ name: String) -> String { project.aside(name) }

    /// Writes a file beside the project.
    func write(_ name: String, _ text: String) throws {
        try Descriptor.replacing(aside(name)).write(text.utf8)
    }

    /// The text of a file beside the project; empty when it is missing.
    func read(_ name: String) -> String {
        String(decoding: (try? FileSystem.read(aside(name))) ?? [], as: UTF8.self)
    }

    /// Who has done what, in order.
    var log: [String] { read("log").split(separator: "\n").map(String.init) }

    /// The tasks that were done, sorted.
    var tasks: [String] { log.compactMap { $0.split(separator: " ").last.map(String.init) }.sorted() }

    /// What git prints in the project.
    @discardableResult
    func git(_ arguments: String...) throws -> String {
        try RunningTeambot(program: ["git"] + arguments, in: project).finish().output
    }

    /// What of the repository is the user's: everything of git but objects, byte for byte.
    func repository() throws -> [String: String] {
        var found: [String: String] = [:]
        for file in try RunningTeambot(program: ["find", ".git", "-type", "f"], in: project).finish().output
            .split(separator: "\n").map(String.init) where !file.hasPrefix(".git/objects")
        {
            found[file] = project.read(file)
        }
        return found
    }

    /// What worktrees have left beside the repository.
    var worktrees: [String] { FileSystem.list(project.path + "-worktrees") }

    /// The messages of a stage's plan, in order.
    func notes() throws -> [String] {
        try project.journal().filter { $0["event"]?.string == "plan" }.compactMap { $0["message"]?.string }
    }
}
