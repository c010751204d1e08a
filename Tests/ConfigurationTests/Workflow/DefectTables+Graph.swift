extension DefectTables {
    static let graph: [Defect] = [
        .file(WorkflowSample.graph("A>C B>C"), "2 starts (A and B)", "$.stages.B").ofWhole,
        .file(
            WorkflowSample.graph("A>B B>C C>A"), "cycle and would wait for each other for ever: A → B → C → A;",
            "$.stages.A.next_stages"
        ).ofWhole,
        .file(WorkflowSample.graph("S>A A>B B>A"), ": A → B → A;", "$.stages.A.next_stages").ofWhole,
        .file(WorkflowSample.graph("S>A A>A"), ": A → A;", "$.stages.A.next_stages").ofWhole,
        .file(
            WorkflowSample.graph("SPEC>PLAN PLAN>DONE").replacing("[\"PLAN\"]", with: "[\"PALN\"]"),
            "no stage \"PALN\"; did you mean \"PLAN\"?", "$.stages.SPEC.next_stages[0]"
        ).ofWhole,
        .file(
            WorkflowSample.graph("SPEC>PLAN").replacing("[\"PLAN\"]", with: "[\"ELSEWHERE\"]"),
            "no stage \"ELSEWHERE\"; write", "$.stages.SPEC.next_stages[0]"
        ).ofWhole,
        .file(WorkflowSample.graph("A>B A>B"), "named twice", "$.stages.A.next_stages[1]"),
    ]

    static let groups: [Defect] = [
        group(#"{"after":"A","stages":[],"before":"D"}"#, "at least one stage", "stages"),
        group(#"{"after":"A","stages":["B","C"]}"#, "needs \"before\"", nil),
        group(#"{"after":"A","stages":["B","B","C"],"before":"D"}"#, "twice in this group", "stages[1]"),
        group(#"{"after":"A","stages":["B"],"before":"D"}"#, "also lies C", "stages").ofWhole,
        group(#"{"after":"A","stages":["B","C","E"],"before":"D"}"#, "E does not lie between A and D", "stages[2]")
            .ofWhole,
        group(#"{"after":"D","stages":["B","C"],"before":"A"}"#, "No stage lies between D and A", "before").ofWhole,
        group(#"{"after":"A","stages":["B","C"],"before":"Everything"}"#, "no stage \"Everything\"", "before").ofWhole,
        group(#"{"after":"A","stages":["B","C"],"before":"D","max_concurrent":0}"#, "from 1", "max_concurrent"),
        group(#"{"after":"A","stages":["B","C"],"before":"D","member":1}"#, "no key \"member\"", "member"),
        .file(
            WorkflowSample.graph(
                "A>B B>C C>D",
                groups: #""g":{"after":"A","stages":["B","C"],"before":"D"},"#
                    + #""h":{"after":"A","stages":["B"],"before":"C"}"#),
            "belongs to the group g", "$.parallel_groups.h.stages[0]"
        ).ofWhole,
        .file(
            WorkflowSample.graph(diamond, agents: ["B": "pm", "C": "pm"]), "B and C can run at once (group A_fan_out)",
            "$.stages.C.work_agent"
        ).ofWhole,
        .file(
            WorkflowSample.graph(
                diamond, groups: #""g":{"after":"A","stages":["B","C"],"before":"D"}"#,
                agents: ["B": "ba", "C": "ba"]), "(group g)", "$.stages.C.work_agent"
        ).ofWhole,
    ]

    private static let diamond = "A>B A>C B>D C>D D>E"

    private static func group(_ group: String, _ message: String, _ key: String?) -> Defect {
        .file(
            WorkflowSample.graph(diamond, groups: "\"g\":\(group)"), message,
            "$.parallel_groups.g" + (key.map { ".\($0)" } ?? ""))
    }

    static let mapping: [Defect] = [
        mapping(#"{"A":"B"}"#, "B is no review stage", "A").ofWhole,
        mapping(#"{"A":"r"}"#, "did you mean \"R\"", "A").ofWhole,
        mapping(#"{"Unknown":"R"}"#, "no stage \"Unknown\"", "Unknown").ofWhole,
        mapping(#"{"B":"R"}"#, "R does not come after B", "B").ofWhole,
        mapping(#"{"A":"R","W":"R"}"#, "judges A already", "W").ofWhole,
        mapping(#"{"C":"R"}"#, "no stage in which an agent works", "C").ofWhole,
        mapping(#"{"A":1}"#, "name of a review stage", "A"),
    ]

    private static func mapping(_ mapping: String, _ message: String, _ key: String) -> Defect {
        .stages(
            #""A":{"work_agent":"ba","next_stages":["W"]},"W":{"work_agent":"ba","next_stages":["C"]},"#
                + #""C":{"command":["x"],"next_stages":["R"]},"#
                + #""R":{"is_review_stage":true,"work_agent":"ba","review_agent":"pm","next_stages":["B"]},"#
                + #""B":{"work_agent":"pm"}"#,
            message, "$.work_to_review_mapping.\(key)", more: ",\"work_to_review_mapping\":\(mapping)")
    }
}
