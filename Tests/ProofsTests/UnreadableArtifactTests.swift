import Platform
import Proofs
import TestSupport
import Testing

/// A disk that fails just when an artifact is read.
@Suite struct UnreadableArtifactTests {
    @Test("An artifact that cannot be read just now is not taken for missing: a fix's reply never replaces it")
    func reply() throws {
        let workshop = try Workshop()
        let (end, count) = try Self.run(try Self.project(in: workshop), action: "count", at: 0)
        guard end.status == 0, count > 0 else { return print("no process can be traced here (ptrace): \(end)") }
        for call in 1...count {
            let project = try Self.project(in: workshop)
            let (end, _) = try Self.run(project, action: "fail", at: call)
            #expect(end.status == 8 || end.status == 0, "at call \(call) of \(count): \(end)")
            if end.status == 8 {
                let resume = try project.start("resume").finish()
                #expect(resume.status == 0, "at call \(call) of \(count): \(resume)")
            }
            let notes = try FileSystem.read(Self.notes(of: project))
            #expect(String(decoding: notes, as: UTF8.self) == "the author's\n", "at call \(call) of \(count)")
        }
    }

    /// Runs teambot; gives how it ended, and how often it called for the artifact.
    private static func run(_ project: ProofProject, action: String, at call: Int) throws -> (FinishedProcess, Int) {
        let log = project.aside("calls")
        let program = [Workshop.teambot, "run", "objective.md"]
        let engine = try RunningProgram(
            [Workshop.proofs, "trace", log, notes(of: project), "-", action, "\(call)", "once", "5"] + program,
            environment: RunningProgram.environment, directory: project.path, errors: project.aside("errors"))
        let end = try engine.finish()
        return (end, try FileSystem.read(log).count { $0 == 10 })
    }

    private static func notes(of project: ProofProject) -> String {
        project.path + "/state/\(ProofProject.feature)/artifacts/notes.md"
    }

    /// The author writes the artifact; the fix only replies.
    private static func project(in workshop: Workshop) throws -> ProofProject {
        try ProofProject(in: workshop) { _ in
            """
            { "version": 1,
              "agents": {
                "author": { "persona": "builder", "command": ["/bin/sh", "-c",
                  "if test $TEAMBOT_ROLE = work; then echo \\"the author's\\" > $TEAMBOT_ARTIFACTS_DIR/notes.md; \
            else touch fixed; echo chat; fi"] },
                "judge": { "persona": "reviewer", "command": ["/bin/sh", "-c",
                  "if test -e fixed; then echo VERIFIED_APPROVED: well; else echo REJECTED: no; fi"] } },
              "stages": {
                "WORK": { "work_agent": "author", "artifacts": ["notes.md"], "next_stages": ["REVIEW"] },
                "REVIEW": { "is_review_stage": true, "work_agent": "author", "review_agent": "judge",
                  "next_stages": [] } },
              "work_to_review_mapping": { "WORK": "REVIEW" } }

            """
        }
    }
}
