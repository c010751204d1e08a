extension DefectTables {
    static let session: [Defect] = [
        session(#""worktree_dir":"""#, "\"worktree_dir\" must not be empty; write a path", "worktree_dir"),
        session(#""worktree_dir":["x"]"#, "must be a string, not an array", "worktree_dir"),
        session(#""worktree_dir":"a\u0000""#, "must not contain the character U+0000", "worktree_dir"),
        session(#""worktree_dirs":"x""#, "did you mean \"worktree_dir\"", "worktree_dirs"),
        session(#""worktree_setup":"npm ci""#, "must be an array of strings, not a string", "worktree_setup"),
        session(#""worktree_setup":[]"#, "\"worktree_setup\" must not be empty; write the program", "worktree_setup"),
        session(#""worktree_setup":[""]"#, "The program of a command must not be empty", "worktree_setup[0]"),
        session(#""integrate_check":[]"#, "\"integrate_check\" must not be empty", "integrate_check"),
        session(#""integrate_check":["x","\u0000"]"#, "U+0000", "integrate_check[1]"),
        session(#""integration_check":["x"]"#, "did you mean \"integrate_check\"", "integration_check"),
        session(
            #""cache_paths":["/tmp"]"#,
            "The cache path \"/tmp\" must be relative to the worktree; remove the leading \"/\".", "cache_paths[0]"),
        session(
            #""cache_paths":[".build","../x"]"#,
            "The cache path \"../x\" contains \"..\"; name a path below the worktree.", "cache_paths[1]"),
        session(#""cache_paths":[""]"#, "The cache path \"\" has no name; write one.", "cache_paths[0]"),
        session(#""cache_paths":["a","a"]"#, "The cache path \"a\" stands here twice", "cache_paths[1]"),
        session(#""cache_paths":[".build/"]"#, "has an empty part", "cache_paths[0]"),
        session(#""max_queue_size":0"#, "a whole number from 1 to 1000000 or null, not 0", "max_queue_size"),
        session(#""cleanup_on_completion":1"#, "true or false, not 1", "cleanup_on_completion"),
        session(#""acquire_timeout_seconds":0"#, "greater than 0", "acquire_timeout_seconds"),
        session(#""retries":-1"#, "a whole number from 0 to 100, not -1", "retries"),
        session(#""retrys":1"#, "did you mean \"retries\"", "retrys"),
    ]

    private static func session(_ member: String, _ message: String, _ key: String) -> Defect {
        .stages(#""A":{}"#, message, "$." + key, more: "," + member)
    }
}
