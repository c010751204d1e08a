import Platform
import TestSupport

/// A run whose agents say and leave everything that could become markup: one fails, one is rejected, one is accepted.
struct HostileRun {
    let project: TemporaryProject

    /// What a browser must not take for more than text.
    static let text = """
        <script>window.broken=1</script><img src=x onerror="window.broken=2"><svg onload=window.broken=3>
        </style><style>body{display:none}</style></script><iframe src="https://example.org/"></iframe>
        [click](javascript:window.broken=4) [data](data:text/html,<script>window.broken=5</script>) ]]> <!-- <a
        ![picture](https://example.org/x.png) <https://example.org/fine> " onmouseover="window.broken=6
        """

    /// Runs the workflow with the built binary.
    init() throws {
        project = try TemporaryProject(stages: Self.stages)
        try project.write("hostile.txt", Self.text)
        try project.write(
            "write.sh",
            "cat >/dev/null\n(cat hostile.txt; echo; cat hostile.txt) > \"$TEAMBOT_ARTIFACTS_DIR/notes.md\"\n"
                + "printf '# Title\\n\\n- [x] done\\n\\n|a|b|\\n|-|-|\\n|1|2|\\n' >> \"$TEAMBOT_ARTIFACTS_DIR/notes.md\"\n"
                + "printf 'broken \\377\\376 \\000 utf8 \\342\\200\\256evil\\n' >> \"$TEAMBOT_ARTIFACTS_DIR/notes.md\"\n"
                + "cp spec.md \"$TEAMBOT_ARTIFACTS_DIR/feature_spec.md\"\n")
        try project.write("judge.sh", "cat >/dev/null\ncat hostile.txt\necho\necho 'REJECTED: <b onclick=x>no</b>'\n")
        try project.write(
            "fail.sh",
            "cat >/dev/null\ncat hostile.txt\nprintf '\\377\\000\\033[31mred\\n'\ncat hostile.txt >&2\nexit 3\n")
        try project.write("spec.md", Self.specification)
        let run = try project.teambot("run", "objective.md")
        guard run.status == 4 || run.status == 1 || run.status == 3 else { throw Unexpected(description: "\(run)") }
    }

    struct Unexpected: Error, CustomStringConvertible { let description: String }

    /// The report's path.
    var report: String { project.path + "/" + project.run + "/report.html" }

    private static let specification = """
        ## Acceptance Test Scenarios

        ### AT-001: It prints <script>window.broken=7</script>
        **Expected Result**: exit status 0, and the output has `broken`
        **Verification**: `cat hostile.txt`

        ### AT-002: A command that is meant to fail
        **Expected Result**: exit status 4
        **Verification**: `exit 4`

        ### AT-003: A command that fails
        **Expected Result**: exit status 0
        **Verification**: `cat hostile.txt >&2; exit 5`
        """

    private static let stages = """
        {"agents":{
          "writer":{"persona":"technical_writer","command":["sh","write.sh"]},
          "fixer":{"persona":"builder","command":["true"]},
          "judge":{"persona":"reviewer","command":["sh","judge.sh"]},
          "breaker":{"persona":"builder","command":["sh","fail.sh"]}},
        "stages":{
          "NOTES":{"work_agent":"writer","artifacts":["notes.md","feature_spec.md"],"next_stages":["REVIEW","BUILD","ACCEPT"]},
          "BUILD":{"work_agent":"breaker","retry":{"limit":1},"next_stages":["CHECK"]},
          "REVIEW":{"is_review_stage":true,"work_agent":"writer","review_agent":"judge","max_iterations":2,
                    "next_stages":["CHECK"]},
          "ACCEPT":{"is_acceptance_test_stage":true,"work_agent":"fixer","max_iterations":1,"next_stages":["CHECK"]},
          "CHECK":{"command":["true"]}}}
        """
}
