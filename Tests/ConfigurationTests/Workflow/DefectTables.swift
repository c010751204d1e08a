/// One row for each thing that can be wrong.
enum DefectTables {
    static let values: [Defect] = [
        .file("[]", "must be an object", "$"), .file("{}", "needs \"stages\"", "$"),
        .file(#"{"stages":{}}"#, "at least one stage", "$.stages"),
        .file(#"{"stages":[]}"#, "must be an object, not an array", "$.stages"),
        .stages(#""A":{}"#, "\"version\" must be 1, not 2", "$.version", more: #","version":2"#),
        .stages(#""A":{}"#, "from 1 to 10000", "$.max_concurrent", more: #","max_concurrent":0"#),
        .stages(#""A":{}"#, "from 1 to 10000", "$.max_concurrent", more: #","max_concurrent":10001"#),
        .stages(#""A":{}"#, "no key \"colours\"; remove it", "$.colours", more: #","colours":{}"#),
        .stages(#""A":{}"#, "did you mean \"stage_order\"", "$.stages_order", more: #","stages_order":[]"#),
        .stages(#""A":[]"#, "object (a stage), not an array", "$.stages.A"),
        .member(#""name":1"#, "\"name\" must be a string, not 1", ".name"),
        .member(#""optional":"yes""#, "true or false, not a string", ".optional"),
        .member(#""artifacts":"a.md""#, "an array of strings, not a string", ".artifacts"),
        .member(#""exit_criteria":["a",1]"#, "this element is 1", ".exit_criteria[1]"),
        .member(#""next_stages":null"#, "not null", ".next_stages"),
        .member(#""timeout_seconds":0"#, "greater than 0", ".timeout_seconds"),
        .member(#""timeout_seconds":1e300"#, "at most", ".timeout_seconds"),
        .member(#""retry":{"limit":101}"#, "from 0 to 100", ".retry.limit"),
        .member(#""retry":{"limit":1.5}"#, "not 1.5", ".retry.limit"),
        .member(#""retry":{"backoff_seconds":-1}"#, "seconds", ".retry.backoff_seconds"),
        .member(#""retry":{"limits":1}"#, "did you mean \"limit\"", ".retry.limits"),
        .member(
            #""is_review_stage":true,"review_agent":"ba","max_iterations":0"#, "from 1", ".max_iterations"),
        .member(#""model":"x""#, "no key \"model\"; remove it", ".model"),
        .member(#""allowed_personas":["pm","bulder"]"#, "did you mean \"builder\"", ".allowed_personas[1]"),
        .member(#""allowed_personas":["pm","king"]"#, "one of project_manager", ".allowed_personas[1]"),
        .member(#""prompt_template":"missing.md""#, "does not exist", ".prompt_template").ofWhole,
        .member(#""prompt_template":"""#, "does not exist", ".prompt_template").ofWhole,
    ]

    static let names: [Defect] = [
        name("a/b", #"$.stages["a/b"]"#), name("..", #"$.stages[".."]"#), name("a..b", #"$.stages["a..b"]"#),
        name(".a", #"$.stages[".a"]"#), name("-a", "$.stages.-a"), name("a b", #"$.stages["a b"]"#),
        name("é", #"$.stages["é"]"#), name("a\\u001b[1m", #"$.stages["a\u001b[1m"]"#),
        name("a\\u202e", #"$.stages["a\u202e"]"#), .stages(#""":{}"#, "must not be empty", #"$.stages[""]"#),
        .stages(
            "\"\(String(repeating: "x", count: 300))\":{}", "300 bytes",
            "$.stages[\"\(String(repeating: "x", count: 80))…\"]"),
        .stages(
            #""A":{}"#, "not allowed", #"$.agents["a/b"]"#, more: #","agents":{"a/b":{"persona":"pm"}}"#),
        .file(
            WorkflowSample.graph("A>B B>C", groups: #""g/h":{"after":"A","stages":["B"],"before":"C"}"#),
            "not allowed", #"$.parallel_groups["g/h"]"#),
    ]

    private static func name(_ name: String, _ path: String) -> Defect {
        .stages("\"\(name)\":{}", "not allowed", path)
    }

    static let stages: [Defect] = [
        .stages(
            #""A":{"work_agent":"pm","next_stage":["B"]},"B":{"work_agent":"pm"}"#, "did you mean \"next_stages\"",
            "$.stages.A.next_stage"),
        .stages(#""A":{"next_stages":["B"]},"B":{}"#, "Nobody works in A", "$.stages.A").ofWhole,
        .stages(#""A":{"is_review_stage":true,"work_agent":"pm"}"#, "add \"review_agent\"", "$.stages.A").ofWhole,
        .stages(#""A":{"is_review_stage":true,"review_agent":"pm"}"#, "add \"work_agent\"", "$.stages.A").ofWhole,
        .stages(#""A":{"is_review_stage":true}"#, "\"work_agent\" and \"review_agent\"", "$.stages.A").ofWhole,
        .stages(#""A":{"is_acceptance_test_stage":true}"#, "acceptance stage needs", "$.stages.A").ofWhole,
        .stages(
            #""A":{"command":["x"],"is_review_stage":true,"work_agent":"pm","review_agent":"reviewer"}"#,
            "exclude each other", "$.stages.A"
        ).ofWhole,
        .stages(#""A":{"command":["x"],"work_agent":"pm"}"#, "No agent works", "$.stages.A.work_agent").ofWhole,
        .stages(#""A":{"command":[]}"#, "must not be empty", "$.stages.A.command"),
        .stages(#""A":{"command":["","x"]}"#, "must not be empty", "$.stages.A.command[0]"),
        .stages(#""A":{"command":["x","\u0000"]}"#, "U+0000", "$.stages.A.command[1]"),
        .stages(#""A":{"approval":{}}"#, "needs \"question\"", "$.stages.A.approval"),
        .stages(#""A":{"approval":{"question":""}}"#, "must not be empty", "$.stages.A.approval.question"),
        .stages(#""A":{"work_agent":"reviewr"}"#, "did you mean \"reviewer\"", "$.stages.A.work_agent").ofWhole,
        .member(#""review_agent":"nobody""#, "no agent \"nobody\"; write one", ".review_agent").ofWhole,
        .member(#""parallel_agents":["pm","bilder-1"]"#, "did you mean \"builder-1\"", ".parallel_agents[1]").ofWhole,
        .member(#""allowed_personas":["ba","writer"]"#, "pm is a project_manager, but A allows", ".work_agent").ofWhole,
        .member(
            #""parallel_agents":["ba","ba"]"#, "\"ba\" is twice among the \"parallel_agents\"", ".parallel_agents[1]"),
        .member(
            #""is_review_stage":true,"review_agent":"ba","parallel_agents":["ba"]"#,
            "\"parallel_agents\" share the work of a work stage; remove them here.", ".parallel_agents"
        ).ofWhole,
        .stages(
            #""A":{"parallel_agents":["ba"]}"#, "add a \"work_agent\", which settles conflicts.",
            "$.stages.A.parallel_agents"
        ).ofWhole,
        .member(#""allowed_personas":["pm"],"parallel_agents":["ba"]"#, "ba is a", ".parallel_agents[0]").ofWhole,
        .member(
            #""is_review_stage":true,"review_agent":"ba","allowed_personas":["pm"]"#, "ba is a", ".review_agent"
        ).ofWhole,
        .member(#""is_acceptance_test_stage":true,"allowed_personas":["ba"]"#, "pm is a", ".work_agent").ofWhole,
        .member(
            #""requires_acceptance_tests_passed":true"#, "is for review stages",
            ".requires_acceptance_tests_passed"
        ).ofWhole,
        .member(
            #""is_review_stage":true,"review_agent":"ba","requires_acceptance_tests_passed":true"#,
            "No acceptance test stage comes before A", ".requires_acceptance_tests_passed"
        ).ofWhole,
    ]

    static let reviewers: [Defect] = [
        reviewers(#""review_agents":["ba"]"#, "two agents or more", ".review_agents"),
        reviewers(#""review_agents":[]"#, "two agents or more", ".review_agents"),
        reviewers(#""review_agents":["ba","ba"]"#, "\"ba\" is twice", ".review_agents[1]"),
        reviewers(#""review_agents":["ba","reviewr"]"#, "did you mean \"reviewer\"", ".review_agents[1]").ofWhole,
        reviewers(
            #""review_agents":["pm","ba"],"allowed_personas":["pm"]"#, "ba is a business_analyst",
            ".review_agents[1]"
        ).ofWhole,
        reviewers(
            #""review_agent":"ba","review_agents":["ba","pm"]"#, "either one \"review_agent\"", ".review_agent"
        ).ofWhole,
        reviewers(
            #""review_agents":["ba","pm"],"approval":"most""#, "no rule of approval \"most\"; write", ".approval"),
        reviewers(#""review_agents":["ba","pm"],"approval":"majorty""#, "did you mean \"majority\"", ".approval"),
        reviewers(#""review_agents":["ba","pm"],"approval":1"#, "a string or an object, not 1", ".approval"),
        reviewers(#""review_agent":"ba","approval":"all""#, "add them or remove it", ".approval").ofWhole,
        .member(#""review_agents":["ba","reviewer"]"#, "are for review stages", ".review_agents").ofWhole,
        .member(#""approval":"all""#, "a person is asked by an object", ".approval").ofWhole,
    ]

    private static func reviewers(_ keys: String, _ message: String, _ path: String) -> Defect {
        .stages(#""A":{"is_review_stage":true,"work_agent":"pm","# + keys + "}", message, "$.stages.A" + path)
    }

    static let artifacts: [Defect] = [
        artifact("/etc/passwd", "leading"), artifact("../a", "contains \"..\""), artifact("a/../b", "contains \"..\""),
        artifact("a/./b", "contains \".\""), artifact("a//b", "empty part"), artifact("a/", "empty part"),
        artifact("", "has no name"), artifact("a\\n", "control character"), artifact("a\\u0085", "control character"),
        artifact(String(repeating: "x", count: 256), "255 bytes"),
        artifact(String(repeating: "x/", count: 600) + "x", "1024 bytes"),
        .member(#""artifacts":["a.md","a.md"]"#, "twice here", ".artifacts[1]"),
        .member(#""artifacts":["a","a/b"]"#, "cannot be a directory", ".artifacts[1]").ofWhole,
        .stages(
            #""A":{"work_agent":"pm","artifacts":["a.md"],"next_stages":["B"]},"#
                + #""B":{"work_agent":"pm","artifacts":["a.md"]}"#, "by A too", "$.stages.B.artifacts[0]"
        ).ofWhole,
        .stages(#""A":{"artifacts":["a.md"]}"#, "Nothing in this stage makes", "$.stages.A.artifacts").ofWhole,
    ]

    private static func artifact(_ name: String, _ message: String) -> Defect {
        .member("\"artifacts\":[\"\(name)\"]", message, ".artifacts[0]")
    }
}

extension DefectTables {
    /// Every file with a defect.
    static let all =
        values + names + stages + reviewers + agents + runners + artifacts + graph + groups + mapping + notify + session
        + conditions + approvals + failures
}
