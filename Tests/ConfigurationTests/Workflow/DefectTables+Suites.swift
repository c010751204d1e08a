extension DefectTables {
    static let suites: [Defect] = [
        suite("{}", "needs \"runner\"", ""), suite("[]", "object (a suite), not an array", ""),
        suite(#"{"runner":"pytst"}"#, "did you mean \"pytest\"", ".runner"),
        suite(#"{"runner":"make"}"#, "one of pytest, behave, playwright", ".runner"),
        suite(
            #"{"runner":"junit"}"#,
            "A suite with the runner junit needs a \"command\": the program that runs the tests, and its arguments.", ""
        ).ofWhole,
        suite(#"{"runner":"exit-status"}"#, "A suite with the runner exit-status needs a \"command\"", "").ofWhole,
        suite(#"{"runner":"junit","command":[]}"#, "\"command\" must not be empty", ".command"),
        suite(#"{"runner":"junit","command":["x","\u0000"]}"#, "U+0000", ".command[1]"),
        suite(#"{"runner":"pytest","path":""}"#, "A suite's \"path\" must not be empty; write a path", ".path"),
        suite(#"{"runner":"pytest","path":"a\u0000"}"#, "A path must not contain the character U+0000", ".path"),
        suite(#"{"runner":"pytest","enabled":"yes"}"#, "true or false, not a string", ".enabled"),
        suite(#"{"runner":"pytest","timeout_seconds":0}"#, "greater than 0", ".timeout_seconds"),
        suite(#"{"runner":"pytest","retries":101}"#, "from 0 to 100", ".retries"),
        suite(#"{"runner":"pytest","weight":0}"#, "from 1 to 10000", ".weight"),
        suite(#"{"runner":"pytest","env":{"A":1}}"#, "A variable's value must be a string", ".env.A"),
        suite(#"{"runner":"pytest","pass_env":["A B"]}"#, "A B", ".pass_env[0]"),
        suite(#"{"runner":"pytest","artifacts":[""]}"#, "A glob must not be empty; write one", ".artifacts[0]"),
        suite(#"{"runner":"pytest","artifacts":["a","a"]}"#, "\"a\" stands here twice; remove one.", ".artifacts[1]"),
        suite(#"{"runner":"pytest","needs":["othr"]}"#, "did you mean \"other\"", ".needs[0]").ofWhole,
        suite(#"{"runner":"pytest","needs":["other","other"]}"#, "other is named twice", ".needs[1]"),
        suite(
            #"{"runner":"pytest","needs":["unit"]}"#,
            "These suites wait for each other: unit → unit. Remove one of these \"needs\".", ".needs"
        ).ofWhole,
        suite(
            #"{"runner":"pytest","needs":["other"]}"#, "wait for each other: unit → other → unit.", ".needs",
            other: #"{"runner":"behave","needs":["unit"]}"#
        ).ofWhole,
        suite(#"{"runner":"pytest","time":1}"#, "no key \"time\"", ".time"),
        suite(#"{"runner":"pytest","retrys":1}"#, "did you mean \"retries\"", ".retrys"),
        .stages(
            #""A":{}"#, "The name \"a/b\"", #"$.suites["a/b"]"#, more: #","suites":{"a/b":{"runner":"pytest"}}"#),
        .stages(#""A":{}"#, "\"suites\" must be an object", "$.suites", more: #","suites":[]"#),
    ]

    static let suiteStages: [Defect] = [
        stage(#""suites":[]"#, "a stage that tests nothing proves nothing", ".suites"),
        stage(#""suites":"unit""#, "an array of strings, not a string", ".suites"),
        stage(#""suites":["unit","unit"]"#, "\"unit\" is twice among the \"suites\"; it is run once", ".suites[1]"),
        stage(#""suites":["unti"]"#, "did you mean \"unit\"", ".suites[0]").ofWhole,
        stage(#""suites":["nothing-like-it"]"#, "no suite \"nothing-like-it\"", ".suites[0]").ofWhole,
        stage(#""suites":["off"]"#, "Every suite of A is disabled, so it could never pass; enable one.", ".suites")
            .ofWhole,
        stage(
            #""suites":["unit"],"command":["make"]"#,
            "\"command\" and \"suites\" exclude each other, so keep one of them.", ""
        ).ofWhole,
        stage(
            #""suites":["unit"],"is_acceptance_test_stage":true,"work_agent":"pm""#,
            "\"is_acceptance_test_stage\" and \"suites\" exclude each other", ""
        ).ofWhole,
        stage(#""suites":["unit"],"work_agent":"nobody""#, "no agent \"nobody\"", ".work_agent").ofWhole,
        stage(
            #""suites":["unit"],"work_agent":"pm","allowed_personas":["ba"]"#, "pm is a project_manager", ".work_agent"
        ).ofWhole,
        stage(
            #""suites":["unit"],"requires_acceptance_tests_passed":true"#, "is for review stages; remove it here",
            ".requires_acceptance_tests_passed"
        ).ofWhole,
        .stages(
            #""A":{"suites":["unit"],"work_agent":"pm","next_stages":["R"]},"#
                + #""R":{"is_review_stage":true,"work_agent":"pm","review_agent":"reviewer"}"#,
            "A runs test suites, and its results are teambot's own", "$.work_to_review_mapping.A",
            more: #","suites":{"unit":{"runner":"pytest"}},"work_to_review_mapping":{"A":"R"}"#
        ).ofWhole,
    ]

    static let testRun: [Defect] = [
        run(#""parallel":1"#, "true or false, not 1", ".parallel"),
        run(#""max_workers":0"#, "from 1 to 10000 or null, not 0", ".max_workers"),
        run(#""retries":-1"#, "from 0 to 100, not -1", ".retries"),
        run(#""fail_on_flaky":"no""#, "true or false, not a string", ".fail_on_flaky"),
        run(#""diagnostics_agent":"reviewr""#, "did you mean \"reviewer\"", ".diagnostics_agent").ofWhole,
        .stages(
            #""A":{"work_agent":"ba","next_stages":["B","C"]},"B":{"suites":["unit"],"next_stages":["D"]},"#
                + #""C":{"work_agent":"pm","next_stages":["D"]},"D":{"work_agent":"ba"}"#,
            "B and C can run at once (group A_fan_out), but pm explains the failures of the one and works in the other",
            "$.test_run.diagnostics_agent",
            more: #","suites":{"unit":{"runner":"pytest"}},"test_run":{"diagnostics_agent":"pm"}"#
        ).ofWhole,
        run(#""diagnostics_agent":7"#, "must be a string", ".diagnostics_agent"),
        run(#""workers":2"#, "no key \"workers\"", ".workers"),
        run(#""retrys":2"#, "did you mean \"retries\"", ".retrys"),
    ]

    private static func suite(
        _ suite: String, _ message: String, _ path: String, other: String = #"{"runner":"behave"}"#
    ) -> Defect {
        .stages(#""A":{}"#, message, "$.suites.unit\(path)", more: ",\"suites\":{\"unit\":\(suite),\"other\":\(other)}")
    }

    private static func stage(_ member: String, _ message: String, _ path: String) -> Defect {
        .stages(
            "\"A\":{\(member)}", message, "$.stages.A\(path)",
            more: #","suites":{"unit":{"runner":"pytest"},"off":{"runner":"behave","enabled":false}}"#)
    }

    private static func run(_ member: String, _ message: String, _ path: String) -> Defect {
        .stages(#""A":{}"#, message, "$.test_run\(path)", more: ",\"test_run\":{\(member)}")
    }
}
