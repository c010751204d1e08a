import Platform
import RunStorage
import StateMachine

/// What builders are asked beside what every agent of their stage is.
enum BuilderTexts {
    /// The task of an agent, and what others do.
    static func task(_ position: Int, of split: TaskSplit, done: Set<Int>) -> String {
        let others = split.tasks.indices.filter { $0 != position }.map { other in
            "\(split.tasks[other].name)\(done.contains(other) ? " (done)" : ""): \(split.tasks[other].title)"
        }
        return """
            ## Your task of the plan: \(split.tasks[position].name)

            \(PromptText.fenced(split.tasks[position].text))

            Several agents share this stage. Do this task and nothing of the others; the results are put together when all
            are done. Your working directory is a git worktree of your own with the project as it was when your task
            began, and with the results of the tasks that yours needs. Change files only in there. Files that git ignores
            are not in it and are not taken over from it; what else you leave is taken over as it is, committed or not. Do
            not write artifacts; reply with a short summary of what you did.

            \(PromptText.list("Tasks of others, not to be done by you", others, level: "###"))
            """
    }

    /// A conflict between what a task has left and what the tasks before it have.
    static func conflict(_ position: Int, of split: TaskSplit, among included: Set<Int>, in paths: [String]) -> String {
        let others = included.sorted().map { split.tasks[$0] }
        let texts = ([split.tasks[position]] + others).map {
            "### \($0.name)\n\n" + PromptText.fenced(PromptText.shortened($0.text, to: 8_000))
        }
        return """
            ## What must be fixed: a conflict

            The results of several tasks are put together with git. That of \(split.tasks[position].name) (between
            `=======` and `>>>>>>>`) contradicts what was put together before (between `<<<<<<<` and `=======`). The
            working directory holds both sides. Edit the files so that both tasks are done, remove all marks, and call
            `git add` or `git rm` for each of these files; you need not commit.

            \(PromptText.list("Files with a conflict", paths.prefix(200).map { "`\($0)`" }, level: "###"))

            The tasks, that of this result first:

            \(PromptText.shortened(texts.joined(separator: "\n\n"), to: 60_000))
            """
    }

    /// The message of the commit that a task has left.
    static func message(_ task: BuilderTask) -> String { "\(task.name)\n\n\(mark(task))" }

    /// By which the result of a task is known again as long as the plan says the same.
    static func mark(_ task: BuilderTask) -> String { "Text: " + Digest.sha256(task.text.utf8) }

    /// What all builders have replied, under the names of their tasks.
    static func replies(_ split: TaskSplit, _ log: [AttemptState], _ run: RunDirectory, of stage: String) throws
        -> [UInt8]
    {
        var text: [UInt8] = []
        for task in split.tasks {
            text += "\(text.isEmpty ? "" : "\n")# \(task.title)\n\n".utf8
            let attempt = log.last { $0.role == .work && $0.task == task.name && $0.outcome == .succeeded }
            text +=
                try attempt.map { try run.attempt($0, of: stage).readReply(last: 1 << 20) }
                ?? Array("(done before this stage was begun anew; see \(run.attempts)/\(stage))".utf8)
            if text.last != 10 { text.append(10) }
        }
        return text
    }
}
