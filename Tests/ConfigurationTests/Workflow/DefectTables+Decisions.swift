extension DefectTables {
    static let conditions: [Defect] = [
        condition("[]", "\"when\" must be an object, not an array", ""),
        condition("{}", "This condition asks for nothing; write what must hold", "").ofWhole,
        condition(
            #"{"artifact_exist":"a.md"}"#, "A condition has no key \"artifact_exist\"; did you mean", ".artifact_exist"),
        condition(#"{"if":true}"#, "no key \"if\"; remove it", ".if"),
        condition(#"{"artifact_exists":1}"#, "must be a string or an array of strings, not 1", ".artifact_exists"),
        condition(#"{"artifact_exists":[]}"#, "must name an artifact", ".artifact_exists"),
        condition(#"{"artifact_exists":"../a"}"#, "contains \"..\"", ".artifact_exists"),
        condition(#"{"artifact_exists":["a.md","a.md"]}"#, "stands here twice", ".artifact_exists[1]"),
        condition(#"{"artifact_exists":"aa.md"}"#, "no artifact \"aa.md\"; did you mean \"a.md\"?", ".artifact_exists")
            .ofWhole,
        condition(#"{"artifact_exists":["a.md","other"]}"#, "no artifact \"other\"; write", ".artifact_exists[1]")
            .ofWhole,
        condition(#"{"artifact_exists":"b.md"}"#, "an artifact of this stage itself", ".artifact_exists").ofWhole,
        condition(#"{"artifact_exists":"c.md"}"#, "an artifact of C, which is not done when B asks", ".artifact_exists")
            .ofWhole,
        condition(#"{"artifact_contains":["a.md"]}"#, "must be an object, not an array", ".artifact_contains"),
        condition(#"{"artifact_contains":{}}"#, "must name an artifact and a text", ".artifact_contains"),
        condition(#"{"artifact_contains":{"a.md":1}}"#, "must be a string, not", #".artifact_contains["a.md"]"#),
        condition(#"{"artifact_contains":{"a.md":""}}"#, "contains an empty text", #".artifact_contains["a.md"]"#),
        condition(#"{"artifact_contains":{"/a.md":"x"}}"#, "leading", #".artifact_contains["/a.md"]"#),
        condition(#"{"artifact_contains":{"x.txt":"x"}}"#, "no artifact \"x.txt\"", #".artifact_contains["x.txt"]"#)
            .ofWhole,
        condition(#"{"changed":"Sources/**"}"#, "an array of strings, not a string", ".changed"),
        condition(#"{"changed":[]}"#, "\"changed\" must have a glob", ".changed"),
        condition(#"{"changed":[""]}"#, "must not be empty", ".changed[0]"),
        condition(#"{"changed":["/etc/*"]}"#, "must be relative", ".changed[0]"),
        condition(#"{"changed":["a/../../b"]}"#, "contains \"..\"", ".changed[0]"),
        condition(#"{"changed":["./."]}"#, "fits no file", ".changed[0]"),
        condition(#"{"changed":["a\n"]}"#, "control character", ".changed[0]"),
        condition(#"{"changed":["*","*"]}"#, "stands here twice", ".changed[1]"),
        condition(#"{"env":1}"#, "a string, an array of strings or an object, not 1", ".env"),
        condition(#"{"env":"A B"}"#, "no name of a variable", ".env"),
        condition(#"{"env":[]}"#, "must name a variable", ".env"), condition(#"{"env":{}}"#, "must name", ".env"),
        condition(#"{"env":["A","A"]}"#, "stands here twice", ".env[1]"),
        condition(#"{"env":{"A":true}}"#, "must be a string, not", ".env.A"),
        condition(#"{"env":{"A=":"x"}}"#, "no name of a variable", #".env["A="]"#),
        condition(#"{"exit_status":0}"#, "an array of strings or an object, not 0", ".exit_status"),
        condition(#"{"exit_status":[]}"#, "must not be empty", ".exit_status"),
        condition(#"{"exit_status":{"is":1}}"#, "needs \"command\"", ".exit_status"),
        condition(#"{"exit_status":{"command":["x"],"is":256}}"#, "from 0 to 255", ".exit_status.is"),
        condition(#"{"exit_status":{"comand":["x"],"command":["x"]}}"#, "did you mean", ".exit_status.comand"),
    ]

    private static func condition(_ value: String, _ message: String, _ path: String) -> Defect {
        .stages(
            #""A":{"work_agent":"pm","artifacts":["a.md"],"next_stages":["B"]},"#
                + #""B":{"work_agent":"pm","artifacts":["b.md"],"next_stages":["C"],"when":"# + value
                + #"},"C":{"work_agent":"pm","artifacts":["c.md"]}"#, message, "$.stages.B.when" + path)
    }

    static let approvals: [Defect] = [
        approval(#""approval":{"question":"?","ask":"later"}"#, "no moment \"later\"", ".approval.ask"),
        approval(#""approval":{"question":"?","ask":"aftr"}"#, "did you mean \"after\"", ".approval.ask"),
        approval(
            #""approval":{"question":"?","timeout_seconds":9,"default":"yes"}"#, "no decision \"yes\"",
            ".approval.default"),
        approval(#""approval":{"question":"?","timeout_seconds":0}"#, "greater than 0", ".approval.timeout_seconds"),
        approval(#""approval":{"question":"?","timeout":1}"#, "no key \"timeout\"", ".approval.timeout"),
        approval(#""approval":{"question":"?","artifacts":"a.md"}"#, "an array of strings", ".approval.artifacts"),
        approval(#""approval":{"question":"?","artifacts":["/a"]}"#, "leading", ".approval.artifacts[0]"),
        approval(
            #""approval":{"question":"?","artifacts":["a.mdd"]}"#, "did you mean \"a.md\"", ".approval.artifacts[0]"
        )
        .ofWhole,
        approval(#""approval":{"question":"?","artifacts":["b.md"]}"#, "of this stage itself", ".approval.artifacts[0]")
            .ofWhole,
        approval(
            #""approval":{"question":"?","ask":"after","artifacts":["c.md"]}"#, "of C, which is not done",
            ".approval.artifacts[0]"
        ).ofWhole,
        approval(#""on_reject":"A""#, "give B an \"approval\" with a \"question\"", ".on_reject").ofWhole,
        approval(#""on_reject":1"#, "must be a string, not 1", ".on_reject"),
        approval(#""approval":{"question":"?"},"on_reject":"AA""#, "no stage \"AA\"", ".on_reject").ofWhole,
        approval(#""approval":{"question":"?"},"on_reject":"C""#, "C does not come before B", ".on_reject").ofWhole,
        approval(#""approval":{"question":"?"},"on_reject":"B""#, "asked about before it runs", ".on_reject").ofWhole,
        .stages(
            #""A":{"approval":{"question":"?","ask":"after"}}"#, "nothing to ask after", "$.stages.A.approval.ask"
        ).ofWhole,
    ]

    private static func approval(_ keys: String, _ message: String, _ path: String) -> Defect {
        .stages(
            #""A":{"work_agent":"pm","artifacts":["a.md"],"next_stages":["B"]},"#
                + #""B":{"work_agent":"pm","artifacts":["b.md"],"next_stages":["C"],"# + keys
                + #"},"C":{"work_agent":"pm","artifacts":["c.md"]}"#, message, "$.stages.B" + path)
    }

    static let failures: [Defect] = [
        .member(#""on_failure":1"#, "must be a string, not 1", ".on_failure"),
        .member(#""on_failure":"A""#, "cannot be run for its own failure", ".on_failure").ofWhole,
        failure(#""on_failure":"CLEANP""#, #"{"command":["x"]}"#, "did you mean \"CLEANUP\"?", "A.on_failure").ofWhole,
        failure(#""on_failure":"NOTHING""#, #"{"command":["x"]}"#, "no stage \"NOTHING\"; write", "A.on_failure")
            .ofWhole,
        failure(
            #""on_failure":"CLEANUP""#, #"{"command":["x"],"next_stages":["B"]}"#, "remove its \"next_stages\"",
            "CLEANUP.next_stages"
        ).ofWhole,
        failure(
            #""on_failure":"CLEANUP""#, #"{"command":["x"],"on_failure":"LAST"},"LAST":{"command":["x"]}"#,
            "nothing is run for its own failure",
            "CLEANUP.on_failure"
        ).ofWhole,
        failure(#""on_failure":"CLEANUP""#, "{}", "give it a \"work_agent\" or a \"command\"", "CLEANUP").ofWhole,
        failure(
            #""on_failure":"CLEANUP""#, #"{"approval":{"question":"?"}}"#, "give it a \"work_agent\"", "CLEANUP"
        ).ofWhole,
        failure(
            #""on_failure":"CLEANUP""#, #"{"command":["x"],"approval":{"question":"?"}}"#, "Nobody is asked",
            "CLEANUP.approval"
        ).ofWhole,
        failure(
            #""on_failure":"CLEANUP""#,
            #"{"is_review_stage":true,"work_agent":"pm","review_agent":"ba"}"#, "which is for agents that work",
            "CLEANUP"
        ).ofWhole,
        .file(
            WorkflowSample.graph(
                "A>B A>C B>D C>D E", groups: #""g":{"after":"A","stages":["B","C","E"],"before":"D"}"#
            ).replacing(#""A":{"#, with: #""A":{"on_failure":"E","#), "belongs to no group; remove it here",
            "$.parallel_groups.g.stages[2]"
        ).ofWhole,
        .file(
            WorkflowSample.graph("A>B B>C").replacing(#""A":{"#, with: #""A":{"on_failure":"C","#),
            "at no other time; remove it here", "$.stages.B.next_stages[0]"
        ).ofWhole,
        .member(#""continue_on_failure":"yes""#, "true or false, not a string", ".continue_on_failure"),
        .member(#""inputs":[]"#, "\"inputs\" must have a glob", ".inputs"),
        .member(#""inputs":["/a"]"#, "must be relative", ".inputs[0]"),
        .file(
            WorkflowSample.graph(
                "A>B A>C B>D C>D", groups: #""g":{"after":"A","stages":["B","C"],"before":"D","max_refresh":101}"#),
            "from 0 to 100", "$.parallel_groups.g.max_refresh"),
    ]

    private static func failure(_ keys: String, _ handler: String, _ message: String, _ path: String) -> Defect {
        .stages(
            #""A":{"command":["x"],"next_stages":["B"],"# + keys + #"},"B":{"command":["x"]},"CLEANUP":"# + handler,
            message, "$.stages." + path)
    }
}
