extension DefectTables {
    static let agents: [Defect] = [
        agent(#"{"runner":"offline"}"#, "needs \"persona\"", "$.agents.x"),
        agent(#"{"persona":"boss"}"#, "no persona \"boss\"", "$.agents.x.persona"),
        agent(#"{"persona":"pm","runner":"cluade"}"#, "did you mean \"claude\"", "$.agents.x.runner"),
        agent(#"{"persona":"pm","runner":"cursor"}"#, "write one of claude, codex", "$.agents.x.runner"),
        agent(#"{"persona":"pm","runner":"offline","command":["x"]}"#, "either", "$.agents.x.runner").ofWhole,
        agent(#"{"persona":"pm","command":[]}"#, "must not be empty", "$.agents.x.command"),
        agent(#"{"persona":"pm","timeout_seconds":"1"}"#, "seconds", "$.agents.x.timeout_seconds"),
        agent(#"{"persona":"pm","env":{"A=B":"1"}}"#, "no name of a variable", #"$.agents.x.env["A=B"]"#),
        agent(#"{"persona":"pm","env":{"A":1}}"#, "must be a string", "$.agents.x.env.A"),
        agent(#"{"persona":"pm","env":{"TEAMBOT_RUN_ID":"1"}}"#, "teambot itself", "$.agents.x.env.TEAMBOT_RUN_ID"),
        agent(#"{"persona":"pm","pass_env":["A",""]}"#, "match no variable", "$.agents.x.pass_env[1]"),
        .stages(#""A":{}"#, "no key \"persona\"", "$.defaults.persona", more: #","defaults":{"persona":"pm"}"#),
        .stages(#""A":{}"#, "mean \"codex\"", "$.defaults.runner", more: #","defaults":{"runner":"codx"}"#),
    ]

    private static func agent(_ agent: String, _ message: String, _ path: String) -> Defect {
        .stages(#""A":{}"#, message, path, more: ",\"agents\":{\"x\":\(agent)}")
    }

    /// Options that the agent's runner cannot use: none is passed over in silence.
    static let runners: [Defect] = [
        runner(#""model":"x""#, "\"model\" needs a \"runner\"", ".model").ofWhole,
        runner(#""permission_mode":"edit""#, "needs a \"runner\"", ".permission_mode").ofWhole,
        runner(#""fallback":["claude"]"#, "needs a \"runner\"", ".fallback").ofWhole,
        runner(#""session":"continue""#, "needs a \"runner\"", ".session").ofWhole,
        runner(#""max_tokens":5"#, "needs a \"runner\"", ".max_tokens").ofWhole,
        runner(#""runner":"offline","model":"x""#, "offline agent has no use for \"model\"", ".model").ofWhole,
        runner(#""runner":"offline","fallback":["claude"]"#, "offline agent has no use", ".fallback").ofWhole,
        runner(#""runner":"claude","permission_mode":"edti""#, "did you mean \"edit\"", ".permission_mode"),
        runner(#""runner":"claude","session":"forever""#, "one of fresh, continue", ".session"),
        runner(#""runner":"claude","model":"-p""#, "begin with \"-\"", ".model"),
        runner(#""runner":"claude","model":"""#, "must not be empty", ".model"),
        runner(#""runner":"claude","runner_args":["a\u0000"]"#, "U+0000", ".runner_args[0]"),
        runner(#""runner":"claude","runner_args":[1]"#, "array of strings", ".runner_args[0]"),
        runner(#""runner":"claude","max_cost_usd":0"#, "greater than 0", ".max_cost_usd"),
        runner(#""runner":"claude","max_tokens":1.5"#, "whole number", ".max_tokens"),
        runner(#""runner":"claude","fallback":["offline"]"#, "only pretends to work", ".fallback[0]"),
        runner(#""runner":"claude","fallback":["acp"]"#, "acp cannot take over", ".fallback[0]"),
        runner(#""runner":"claude","fallback":["codex","command"]"#, "command cannot take over", ".fallback[1]"),
        runner(#""runner":"claude","fallback":["claude"]"#, "own runner", ".fallback[0]").ofWhole,
        runner(#""runner":"claude","fallback":["codex","codex"]"#, "named twice", ".fallback[1]"),
        runner(#""runner":"claude","fallback":["codxe"]"#, "did you mean \"codex\"", ".fallback[0]"),
        runner(#""runner":"claude","output":"json""#, "teambot knows what claude prints", ".output").ofWhole,
        runner(#""runner":"claude","command":["x"]"#, "either a \"runner\" or a \"command\"", ".runner").ofWhole,
        runner(#""runner":"aider","session":"continue""#, "aider tells no conversation", ".session").ofWhole,
        runner(#""runner":"acp""#, "needs a \"command\"", "").ofWhole,
        runner(#""runner":"command""#, "needs a \"command\"", "").ofWhole,
        runner(#""runner":"acp","command":["x"],"runner_args":["y"]"#, "into \"command\"", ".runner_args").ofWhole,
        runner(#""command":["x"],"model":"y""#, "A command has no use for \"model\"", ".model").ofWhole,
        runner(#""command":["x"],"permission_mode":"full""#, "no use for", ".permission_mode").ofWhole,
        runner(#""command":["x"],"session":"continue""#, "\"paths\" has \"session\"", ".session").ofWhole,
        runner(#""command":["x"],"max_tokens":9"#, "tells what it uses only", ".max_tokens").ofWhole,
        runner(#""command":["x"],"output":"jsn","paths":{"reply":"a"}"#, "did you mean \"json\"", ".output"),
        runner(#""command":["x"],"output":"json""#, "needs \"paths\"", ".output").ofWhole,
        runner(#""command":["x"],"paths":{"reply":"a"}"#, "need \"output\": \"json\"", ".paths").ofWhole,
        runner(#""command":["x"],"output":"json","paths":{}"#, "needs \"reply\"", ".paths"),
        runner(#""command":["x"],"output":"json","paths":{"reply":"a..b"}"#, "is no path", ".paths.reply"),
        runner(#""command":["x"],"output":"json","paths":{"reply":"a","cots_usd":"b"}"#, "cost_usd", ".paths.cots_usd"),
        top(#""defaults":{"model":"x"}"#, "No agent has use for this \"model\"", "$.defaults.model").ofWhole,
        top(#""defaults":{"permission_mode":"edit"}"#, "No agent has use", "$.defaults.permission_mode").ofWhole,
        top(#""defaults":{"runner":"acp"},"agents":{"x":{"persona":"pm"}}"#, "needs a \"command\"", "$.agents.x")
            .ofWhole,
        top(#""max_cost_usd":-1"#, "US dollars greater than 0", "$.max_cost_usd"),
        top(#""max_quota_wait":-1"#, "number of seconds", "$.max_quota_wait"),
        top(#""prices":{"m":{"input":1}}"#, "needs \"output\"", "$.prices.m"),
        top(#""prices":{"":{"input":1,"output":1}}"#, "needs a model", #"$.prices[""]"#),
        top(#""prices":{"m":{"input":-1,"output":1}}"#, "US dollars, at most", "$.prices.m.input"),
        .stages(#""A":{"command":["x"],"max_tokens":1}"#, "agents work", "$.stages.A.max_tokens").ofWhole,
    ]

    private static func runner(_ members: String, _ message: String, _ path: String) -> Defect {
        agent("{\"persona\":\"pm\",\(members)}", message, "$.agents.x\(path)")
    }

    private static func top(_ member: String, _ message: String, _ path: String) -> Defect {
        .stages(#""A":{}"#, message, path, more: ",\(member)")
    }
}
