import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Several builders of one stage, in git worktrees.
    @Suite struct Builders {
        private static let two = "1. Write `one.txt`\n2. Write `two.txt`\n"

        @Test("Two tasks are done at the same time: each waits for the other")
        func overlap() throws {
            let builders = try BuilderProject(
                plan: Self.two,
                acts: [
                    "1":
                        "mkfifo $HERE/a $HERE/b; touch $HERE/ready; echo 1 >$HERE/a; read w <$HERE/b; echo one >one.txt",
                    "2":
                        "until test -e $HERE/ready; do sleep 0.01; done; read w <$HERE/a; echo 2 >$HERE/b; echo two >two.txt",
                ])
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(builders.log.sorted() == ["builder-1 1", "builder-2 2"])
            #expect(builders.project.read("one.txt") + builders.project.read("two.txt") == "one\ntwo\n")
            #expect(builders.worktrees.isEmpty)
            #expect(try builders.notes().last == "2 of 2 tasks done")
            let status = try builders.project.teambot("status")
            #expect(status.output.contains("2 of 2 tasks done"), "\(status)")
        }

        @Test("With one place builders work one after the other, and nobody waits for ever")
        func onePlace() throws {
            let builders = try BuilderProject(
                plan: Self.two,
                acts: ["1": "test ! -e $HERE/busy && echo 1 >one.txt", "2": "echo 2 >two.txt"])
            let run = try builders.project.teambot("run", "objective.md", "--max-concurrent", "1")
            #expect(run.status == 0, "\(run)")
            #expect(builders.tasks == ["1", "2"])
        }

        @Test("A task sees what the tasks that it depends on have left, and tasks with the same files have one builder")
        func dependencies() throws {
            let builders = try BuilderProject(
                plan: "1. Write `a.txt`\n2. Write `b.txt`, depends on task 3\n3. Write `c.txt`\n4. Add to `a.txt`\n",
                acts: [
                    "1": "echo 1 >a.txt", "2": "cat c.txt >b.txt && echo 2 >>b.txt", "3": "echo 3 >c.txt",
                    "4": "test -s a.txt && echo 4 >>a.txt",
                ])
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(builders.project.read("a.txt") == "1\n4\n")
            #expect(builders.project.read("b.txt") == "3\n2\n")
            #expect(
                Set(builders.log.filter { $0.hasSuffix(" 1") || $0.hasSuffix(" 4") }.map { $0.prefix(9) }).count == 1)
        }

        @Test("All kinds of changes come into the project; what is the user's in git stays as it is, byte for byte")
        func kinds() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n3. Three\n",
                acts: [
                    "1": "rm old.txt; mkdir -p deep/er; printf 'a\\000b' >deep/er/raw; echo x >'näme with blank'",
                    "2":
                        "git mv tracked.txt moved.txt; git -c user.name=a -c user.email=b commit -qm agent; ln -s moved.txt link; "
                        + "test ! -e ignored.txt && echo mine >ignored-too",
                    "3":
                        "printf '#!/bin/sh\\n' >run.sh; chmod +x run.sh; sed -i 's/second/SECOND/' shared.txt; cat untracked.txt",
                ])
            try builders.project.write("tracked.txt", "tracked\n")
            try builders.git("add", "tracked.txt")
            try builders.project.write("untracked.txt", "nobody knows me\n")
            try builders.project.write("ignored.txt", "ignored\n")
            try builders.project.write("shared.txt", "first\nsecond\nthird\nfourth, not committed\n")
            let before = try builders.repository()
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(try builders.repository() == before)
            let project = builders.project
            #expect(project.read("shared.txt") == "first\nSECOND\nthird\nfourth, not committed\n")
            #expect(!FileSystem.exists(project.path + "/old.txt") && !FileSystem.exists(project.path + "/tracked.txt"))
            #expect(project.read("moved.txt") == "tracked\n" && project.read("link") == "tracked\n")
            #expect(FileSystem.kind(project.path + "/link") == .link)
            #expect(project.read("deep/er/raw") == "a\0b" && project.read("näme with blank") == "x\n")
            #expect(FileSystem.isExecutable(project.path + "/run.sh"))
            #expect(project.read("ignored.txt") == "ignored\n" && project.read("ignored-too").isEmpty)
            #expect(project.read("untracked.txt") == "nobody knows me\n")
            #expect(builders.worktrees.isEmpty)
        }

        private static let conflict = [
            "1": "sed -i s/second/one/ shared.txt", "2": "sed -i s/second/two/ shared.txt; echo 2 >two.txt",
        ]

        @Test("A conflict goes to the work agent with both sides; what it makes of them comes into the project")
        func conflict() throws {
            let fix = "grep -c '<<<<<<<' shared.txt && printf 'first\\none and two\\nthird\\n' >shared.txt"
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n", acts: Self.conflict.merging(["fix": fix]) { $1 })
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(builders.project.read("shared.txt") == "first\none and two\nthird\n")
            #expect(builders.project.read("two.txt") == "2\n")
            #expect(try builders.project.roles() == ["work", "work", "work", "fix"])
            #expect(builders.tasks == ["1", "2", "fix"] && builders.log.last == "builder-1 fix")
            let prompt = builders.read("prompt-fix")
            for part in ["`shared.txt`", "1. One", "2. Two", "`git add`"] {
                #expect(prompt.contains(part), "\(prompt)")
            }
            #expect(builders.worktrees.isEmpty)
        }

        @Test("An unresolved conflict fails the stage and stays to be looked at; a resume only asks for that again")
        func unresolved() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n", acts: Self.conflict.merging(["fix": "true"]) { $1 })
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 1, "\(run)")
            #expect(run.mentions("has not resolved"), "\(run)")
            let kept = try #require(builders.worktrees.first { $0.hasSuffix("@merge") })
            #expect(run.mentions(kept), "\(run)")
            let text = String(
                decoding: try FileSystem.read(builders.project.path + "-worktrees/\(kept)/shared.txt"), as: UTF8.self)
            #expect(text.contains("<<<<<<< ") && text.contains("one") && text.contains("two"))
            #expect(builders.project.read("shared.txt") == "first\nsecond\nthird\n")
            try builders.write("acts/fix", "printf 'both\\n' >shared.txt")
            let resume = try builders.project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(builders.tasks == ["1", "2", "fix", "fix"], "tasks that are done stay done")
            #expect(builders.project.read("shared.txt") == "both\n")
            #expect(builders.worktrees.isEmpty)
        }

        @Test("A task that fails lets the others end; a resume does only that task again")
        func failure() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n3. Three\n",
                acts: ["1": "echo 1 >one.txt", "2": "test -e $HERE/well && echo 2 >two.txt", "3": "echo 3 >three.txt"])
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 1 && run.mentions("builder-2, task 2: "), "\(run)")
            #expect(!FileSystem.exists(builders.project.path + "/one.txt"))
            let done = builders.tasks
            try builders.write("well", "")
            let resume = try builders.project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(builders.tasks == (done + ["2"] + (done.contains("3") ? [] : ["3"])).sorted())
            #expect(builders.project.read("one.txt") + builders.project.read("two.txt") == "1\n2\n")
        }

        @Test(
            "A file that a builder and the user have both changed fails the stage; nothing is lost, and a resume goes on"
        )
        func changed() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n",
                acts: [
                    "1":
                        "sed -i s/first/ONE/ shared.txt; echo user >>$HERE/project/shared.txt; echo u >$HERE/project/users.txt",
                    "2": "echo 2 >two.txt",
                ])
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 1 && run.mentions("has changed while its builders worked: shared.txt"), "\(run)")
            #expect(builders.project.read("shared.txt") == "first\nsecond\nthird\nuser\n")
            #expect(!FileSystem.exists(builders.project.path + "/two.txt"))
            let kept = try #require(builders.worktrees.first { $0.hasSuffix("@merge") })
            #expect(FileSystem.exists(builders.project.path + "-worktrees/\(kept)/two.txt"))
            let resume = try builders.project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(builders.project.read("shared.txt") == "ONE\nsecond\nthird\nuser\n")
            #expect(builders.project.read("users.txt") + builders.project.read("two.txt") == "u\n2\n")
            #expect(builders.tasks == ["1", "2"])
        }

        @Test("An ignored file is not written over")
        func inTheWay() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n", acts: ["1": "echo x >.gitignore; echo agent >ignored.txt", "2": "true"])
            try builders.project.write("ignored.txt", "precious\n")
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 1 && run.mentions("has changed while its builders worked: ignored.txt"), "\(run)")
            #expect(builders.project.read("ignored.txt") == "precious\n")
            #expect(builders.project.read(".gitignore") == "ignored*\n")
        }

        @Test(
            "One agent does it all where there is nothing to share, and status says why",
            arguments: [
                ("1. One\n2. Two\n", false, "the project is not in a git repository"),
                ("1. One\n", true, "the plan has only one task"),
                ("Just do it.\n", true, "the plan has no list of tasks"),
                ("### Task 1: A\n### Task: B\n", true, "the plan cannot be split"),
            ])
        func alone(_ plan: String, _ isRepository: Bool, _ reason: String) throws {
            let builders = try BuilderProject(
                plan: plan, acts: ["all": "echo all >all.txt"], isRepository: isRepository)
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(builders.log == ["builder-1 all"])
            #expect(builders.project.read("all.txt") == "all\n")
            #expect(try builders.notes().count == 1)
            let status = try builders.project.teambot("status")
            #expect(status.output.contains("one agent does it all, because"), "\(status)")
            #expect(status.output.contains(reason), "\(status)")
        }

        @Test("A project below the top of its repository, in a linked worktree of it, with worktrees inside")
        func places() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n",
                acts: ["1": "pwd >$HERE/where; echo 1 >one.txt", "2": "echo 2 >../two.txt"],
                top: "\"worktree_dir\": \".trees\"")
            try FileSystem.makeDirectory(builders.project.path + "/sub")
            for name in ["objective.md", "stages.json"] {
                try builders.git("mv", name, "sub/" + name)
            }
            try builders.git("-c", "user.name=user", "-c", "user.email=u@x", "commit", "-q", "-m", "Below")
            let linked = builders.aside("linked ü")
            try builders.git("worktree", "add", "-q", "--detach", linked)
            let run = try RunningTeambot(
                program: [
                    "sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", linked + "/sub", RunningTeambot.binary,
                    "run",
                    "objective.md",
                ], in: builders.project
            ).finish()
            #expect(run.status == 0, "\(run)")
            #expect(builders.read("linked ü/sub/one.txt") + builders.read("linked ü/two.txt") == "1\n2\n")
            #expect(builders.read("where").hasPrefix(builders.project.path + "/.trees/"))
            #expect(builders.read("where").hasSuffix("@BUILD@task-1/sub\n"))
            #expect(FileSystem.list(builders.project.path + "/.trees").isEmpty)
        }

        @Test("Worktrees inside the project are none of its files")
        func inside() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n3. Three, depends on task 1\n",
                acts: ["1": "echo 1 >one.txt", "2": "echo 2 >two.txt", "3": "ls -A >three.txt"],
                top: "\"worktree_dir\": \"trees\"")
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(!builders.project.read("three.txt").contains("trees\n"))
            #expect(FileSystem.list(builders.project.path + "/trees").isEmpty)
        }

        @Test("Dependencies in a circle are told, and one builder does those tasks in order")
        func circle() throws {
            let builders = try BuilderProject(
                plan: "1. One, depends on task 2\n2. Two, depends on task 1\n3. Three\n",
                acts: ["1": "echo 1 >>list", "2": "echo 2 >>list", "3": "true"])
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(run.mentions("The dependencies of task 1, task 2 lead in a circle"), "\(run)")
            #expect(builders.project.read("list") == "1\n2\n")
        }

        @Test("What all have replied becomes the only artifact of the stage")
        func artifact() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n", acts: ["1": "echo done with one", "2": "echo done with two"],
                keys: "\"artifacts\": [\"summary.md\"]")
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(
                builders.project.read(builders.project.run + "/artifacts/summary.md")
                    == "# 1. One\n\ndone with one\n\n# 2. Two\n\ndone with two\n")
        }

        @Test("A failed attempt is made again where the one before has stopped")
        func again() throws {
            let builders = try BuilderProject(
                plan: Self.two,
                acts: [
                    "1": "test -e half && echo 1 >one.txt && rm half || { touch half; false; }", "2": "echo 2 >two.txt",
                ],
                keys: "\"retry\": { \"limit\": 1 }")
            let run = try builders.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            #expect(builders.project.read("one.txt") == "1\n")
            #expect(!FileSystem.exists(builders.project.path + "/half"))
        }
    }
}
