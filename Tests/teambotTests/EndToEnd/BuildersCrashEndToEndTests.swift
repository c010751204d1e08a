import JSONText
import Platform
import StateMachine
import TestSupport
import Testing

extension EndToEnd {
    /// Several builders of one stage, and an engine that goes away.
    @Suite struct BuildersAndCrashes {
        private static let acts = [
            "1": "sed -i s/second/one/ shared.txt; echo 1 >one.txt", "2": "sed -i s/second/two/ shared.txt; rm old.txt",
            "3": "cat one.txt >three.txt", "fix": "printf 'both\\n' >shared.txt",
        ]
        private static let plan = "1. One\n2. Two\n3. Three, depends on task 1\n"

        private static func check(_ builders: BuilderProject, _ told: Comment) throws {
            #expect(builders.tasks == ["1", "2", "3", "fix"], told)
            let project = builders.project
            #expect(project.read("shared.txt") + project.read("three.txt") == "both\n1\n", told)
            #expect(!FileSystem.exists(project.path + "/old.txt"), told)
            #expect(builders.worktrees.isEmpty, told)
            #expect(try builders.git("for-each-ref", "refs/teambot").isEmpty, told)
            let ended = try project.journal().filter { $0["event"]?.string == "attempt_ended" }
            let commits = ended.compactMap { $0["commit"]?.string }
            #expect(Set(commits).count == 4 && commits.count == 4, told)
        }

        @Test("Killed after each event: a resume goes on, and no task is done twice", .timeLimit(.minutes(5)))
        func killed() throws {
            let whole = try BuilderProject(plan: Self.plan, acts: Self.acts)
            let run = try whole.project.teambot("run", "objective.md")
            #expect(run.status == 0, "\(run)")
            try Self.check(whole, "without a kill")
            let events = try whole.project.journal().count
            let first = try whole.project.journal().firstIndex { $0["stage"]?.string == "BUILD" } ?? 0
            for count in (first + 1)...events {
                let builders = try BuilderProject(plan: Self.plan, acts: Self.acts)
                let engine = try builders.project.start("run", "objective.md", "--json")
                try engine.skip(count)
                try engine.kill()
                let resume = try builders.project.teambot("resume")
                let wasComplete = resume.status == 2 && resume.mentions("is finished")
                #expect(resume.status == 0 || wasComplete, "killed after \(count): \(resume)")
                try Self.check(builders, "killed after \(count): \(resume)")
                let doctor = try builders.project.teambot("doctor")
                #expect(doctor.status == 0, "killed after \(count): \(doctor)")
            }
        }

        @Test("Killed while two are at work: both go on, and a resume takes what they have made")
        func atWork() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n",
                acts: [
                    "1": "echo here >$HERE/project/up; read w <$HERE/project/gate; echo 1 >one.txt",
                    "2": "echo here >$HERE/project/up; read w <$HERE/project/gate; echo 2 >two.txt",
                ])
            let project = builders.project
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            let engine = try project.start("run", "objective.md", "--json")
            try up.wait(for: engine)
            try up.wait(for: engine)
            try engine.kill()
            let second = try project.start("resume", "--json")
            try second.event(.runResumed)
            try gate.open()
            try gate.open()
            let resume = try second.finish()
            #expect(resume.status == 0, "\(resume)")
            #expect(builders.tasks == ["1", "2"])
            #expect(project.read("one.txt") + project.read("two.txt") == "1\n2\n")
        }

        @Test("Interrupted: what is done stays done, the other task begins anew on its base")
        func interrupted() throws {
            let builders = try BuilderProject(
                plan: "1. One\n2. Two\n",
                acts: [
                    "1": "echo 1 >one.txt",
                    "2": "test ! -e half && if test -e $HERE/again; then echo 2 >two.txt; else touch half; "
                        + "echo here >$HERE/project/up; read w <$HERE/project/gate; fi",
                ])
            let project = builders.project
            let (up, gate) = (try Signpost("up", in: project), try Signpost("gate", in: project))
            let engine = try project.start("run", "objective.md", "--json")
            while let told = try engine.event(.plan), told["passed"]?.integer != 1 {}
            try up.wait(for: engine)
            engine.signal(SignalNumber.interrupt)
            #expect(try engine.finish().status == 130)
            try builders.write("again", "")
            let resume = try project.teambot("resume")
            #expect(resume.status == 0, "\(resume)")
            #expect(builders.tasks == ["1", "2", "2"])
            #expect(project.read("one.txt") + project.read("two.txt") == "1\n2\n")
            #expect(!FileSystem.exists(project.path + "/half"))
            withExtendedLifetime(gate) {}
        }
    }
}
